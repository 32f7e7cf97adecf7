package io.timecoin.timecli.method;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.api.ApiMethod;
import io.timecoin.api.RpcClient;
import io.timecoin.timecli.NodeOptions;
import io.timecoin.timecli.OutputOption;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Calls one method with what stands on the command line, and prints the result. */
public final class MethodCommand implements Callable<Integer> {
    private final Machine machine;
    private final ApiMethod method;
    private final ArgumentReader reader;
    private final List<PositionalParamSpec> places = new ArrayList<>();
    @Mixin private final NodeOptions node = new NodeOptions();
    @Mixin private final OutputOption output = new OutputOption();

    private MethodCommand(Machine machine, ApiMethod method, ArgumentReader reader) {
        this.machine = machine;
        this.method = method;
        this.reader = reader;
    }

    /**
     * The command of a method.
     *
     * @param schemas what the method's schemas refer to
     */
    public static CommandLine of(Machine machine, ApiMethod method, JsonNode schemas) {
        MethodCommand command = new MethodCommand(machine, method, new ArgumentReader(schemas));
        CommandSpec spec = CommandSpec.forAnnotatedObject(command);
        spec.usageMessage().description(method.summary());
        spec.mixinStandardHelpOptions(true);
        for (int i = 0; i < method.parameters().size(); i++) {
            PositionalParamSpec place = place(method.parameters().get(i), i);
            spec.addPositional(place);
            command.places.add(place);
        }
        return new CommandLine(spec);
    }

    private static PositionalParamSpec place(ApiMethod.Parameter parameter, int index) {
        return PositionalParamSpec.builder()
                .index(Integer.toString(index))
                .arity(parameter.required() ? "1" : "0..1")
                .paramLabel(parameter.name().toUpperCase(Locale.ROOT))
                .description(parameter.summary())
                .type(String.class)
                .build();
    }

    @Override
    public Integer call() throws Exception {
        List<JsonNode> arguments = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            String text = places.get(i).getValue();
            if (text != null) {
                arguments.add(reader.read(method.parameters().get(i), text));
            }
        }
        try (RpcClient client = node.client(machine)) {
            output.print(machine.terminal(), client.callWith(method.name(), arguments));
        }
        return ExitCode.OK.number();
    }
}
