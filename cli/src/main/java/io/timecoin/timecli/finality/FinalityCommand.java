package io.timecoin.timecli.finality;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.api.RpcClient;
import io.timecoin.api.RpcException;
import io.timecoin.node.chain.BincodeException;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.finality.FinalityCertificate;
import io.timecoin.timecli.NodeOptions;
import io.timecoin.timecli.OutputOption;
import io.timecoin.timecli.wallet.TransactionId;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks the certificate of a transaction against the network's genesis. */
@Command(
        name = "finality",
        mixinStandardHelpOptions = true,
        description =
                "Checks that a transaction is final: fetches its certificate, or reads it from a"
                        + " file, and verifies every signature against the members of the genesis. With"
                        + " --genesis and --certificate no node is asked at all.")
public final class FinalityCommand implements Callable<Integer> {
    private final Machine machine;
    @Mixin private final NodeOptions node = new NodeOptions();
    @Mixin private final OutputOption output = new OutputOption();

    @Parameters(paramLabel = "TXID", description = "The transaction.")
    private String txid = "";

    @Option(
            names = "--genesis",
            paramLabel = "FILE",
            description = "The network's genesis, which you trust. Default: the node is asked.")
    private Optional<Path> genesis = Optional.empty();

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description =
                    "A file with the certificate in hex, as getfinalityproof shows it. Default: the"
                            + " node is asked.")
    private Optional<Path> certificate = Optional.empty();

    public FinalityCommand(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws Exception {
        Hash id = TransactionId.parse(txid);
        Genesis network = Genesis.parse(genesisText());
        FinalityCertificate proof = parse(certificateText(id));
        Optional<String> fault = new FinalityCheck(network).fault(proof, id);
        int approvals = proof.approvals().size();
        int members = network.members().size();
        if (output.isText()) {
            machine.terminal()
                    .print(
                            fault.map(reason -> "not proven: " + reason)
                                    .orElse(
                                            "final: certificate %d/%d holds against genesis %s"
                                                    .formatted(
                                                            approvals, members, network.hash())));
        } else {
            ObjectNode result =
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("txid", id.toHex())
                            .put("final", fault.isEmpty())
                            .put("approvals", approvals)
                            .put("masternodes", members)
                            .put("genesis", network.hash().toHex());
            fault.ifPresent(reason -> result.put("fault", reason));
            output.print(machine.terminal(), result);
        }
        return (fault.isEmpty() ? ExitCode.OK : ExitCode.FAILED).number();
    }

    private String genesisText() throws IOException, RpcException, InterruptedException {
        if (genesis.isPresent()) {
            return read(genesis.get());
        }
        try (RpcClient client = node.client(machine)) {
            return client.call("getgenesis").path("settings").toString();
        }
    }

    private String certificateText(Hash id) throws IOException, RpcException, InterruptedException {
        if (certificate.isPresent()) {
            return read(certificate.get()).strip();
        }
        try (RpcClient client = node.client(machine)) {
            return client.call("getfinalityproof", id.toHex()).path("certificate").asText();
        }
    }

    private static String read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw TimenetException.notFound(file + " cannot be read");
        }
        return Files.readString(file);
    }

    private static FinalityCertificate parse(String hex) {
        try {
            return FinalityCertificate.fromBytes(Bytes.fromHex(hex));
        } catch (BincodeException e) {
            throw TimenetException.badInput("this is no certificate: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw TimenetException.badInput("this is no certificate: not pairs of hex digits");
        }
    }
}
