package io.timecoin.timecli.wallet;

import io.timecoin.api.RpcClient;
import io.timecoin.api.RpcException;
import io.timecoin.timecli.NodeOptions;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.wallet.Mnemonic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a new wallet. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Makes a wallet with new keys and shows the words that bring them back.")
final class Create implements Callable<Integer> {
    private final Machine machine;
    @Mixin private final WalletOptions wallet = new WalletOptions();
    @Mixin private final NodeOptions node = new NodeOptions();

    @Option(
            names = "--genesis",
            paramLabel = "FILE",
            description = "The network's genesis. Default: the node is asked.")
    private Optional<Path> genesis = Optional.empty();

    Create(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws Exception {
        Mnemonic mnemonic = Mnemonic.generate();
        NewWallet.store(machine, wallet, network(), mnemonic).close();
        machine.terminal()
                .say(
                        "These words bring all coins of the wallet back; keep them where only you"
                                + " find them:");
        machine.terminal().say("");
        machine.terminal().say("    " + mnemonic.words());
        machine.terminal().say("");
        return ExitCode.OK.number();
    }

    private NetworkIdentity network() throws IOException, RpcException, InterruptedException {
        if (genesis.isPresent()) {
            if (!Files.isReadable(genesis.get())) {
                throw TimenetException.notFound(genesis.get() + " cannot be read");
            }
            return NetworkIdentity.of(Files.readString(genesis.get()));
        }
        try (RpcClient client = node.client(machine)) {
            return NetworkIdentity.of(client);
        }
    }
}
