package io.timecoin.timecli.wallet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.api.RpcClient;
import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Ed25519;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.masternode.MembershipRecord;
import io.timecoin.operator.platform.MasternodeKey;
import io.timecoin.timecli.NodeOptions;
import io.timecoin.timecli.OutputOption;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.wallet.OwnedKey;
import io.timecoin.wallet.PendingSpend;
import io.timecoin.wallet.Registration;
import io.timecoin.wallet.Wallet;
import io.timecoin.wallet.WalletFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands of masternodes share: whose key, whose coins, and how the record reaches the chain. */
final class Membership {
    /** Bytes; a key in PEM takes about 120. */
    private static final long MAX_SIZE = 4_096;

    @Mixin private final WalletOptions wallet = new WalletOptions();
    @Mixin private final NodeOptions node = new NodeOptions();
    @Mixin private final OutputOption output = new OutputOption();

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "The masternode's private key in PEM, which signs the record.")
    private Path key = Path.of("");

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "Longest wait for finality. Default: ${DEFAULT-VALUE}.")
    private int timeoutSeconds = 30;

    /** Makes the record once it is known which chain, owner and first input it is for. */
    @FunctionalInterface
    interface RecordMaker {
        MembershipRecord make(Wallet wallet, Address owner, OutPoint first, Signer masternode);
    }

    /**
     * Signs, sends and waits.
     *
     * @param locked units of 10^-8 TIME
     */
    int send(Machine machine, long locked, RecordMaker maker) throws Exception {
        Signer masternode = masternode();
        try (WalletFile file = wallet.open(machine);
                RpcClient client = node.client(machine)) {
            NetworkIdentity.of(client).require(file.wallet());
            new Submission(client).settle(file);
            PendingSpend spend = sign(machine, file.wallet(), client, locked, maker, masternode);
            Optional<FinalityWatch.Outcome> outcome =
                    new Delivery(client, file).deliver(spend, Duration.ofSeconds(timeoutSeconds));
            tell(machine, spend, outcome);
            return (outcome.isPresent() ? ExitCode.OK : ExitCode.TIMED_OUT).number();
        }
    }

    private static PendingSpend sign(
            Machine machine,
            Wallet content,
            RpcClient client,
            long locked,
            RecordMaker maker,
            Signer masternode)
            throws Exception {
        Map<Address, OwnedKey> keys = content.keys();
        Address owner = keys.keySet().iterator().next();
        return Registration.sign(
                content.chainId(),
                new NodeCoins(client)
                        .of(content).stream()
                                .filter(coin -> !content.reserved().contains(coin.outpoint()))
                                .toList(),
                locked,
                first -> maker.make(content, owner, first, masternode),
                owner,
                address -> Objects.requireNonNull(keys.get(address), "a coin of ours").signer(),
                machine.clock().instant());
    }

    private void tell(
            Machine machine, PendingSpend spend, Optional<FinalityWatch.Outcome> outcome) {
        if (output.isText()) {
            machine.terminal().print(spend.txid().toHex());
            machine.terminal()
                    .say(
                            outcome.map(reached ->
                                            reached.sentence()
                                                    + "; it counts after the block that carries it")
                                    .orElse(
                                            "sent, and not final in time; time-cli wallet resend"
                                                    + " sends it again"));
            return;
        }
        ObjectNode result =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("txid", spend.txid().toHex())
                        .put("final", outcome.isPresent());
        output.print(machine.terminal(), result);
    }

    private Signer masternode() throws IOException {
        if (!Files.isReadable(key)) {
            throw TimenetException.notFound(key + " cannot be read");
        }
        if (Files.size(key) > MAX_SIZE) {
            throw TimenetException.badInput(key + " is too large for a key");
        }
        try {
            Bytes seed = MasternodeKey.parse(Files.readString(key)).seed();
            return new Ed25519().signer(seed);
        } catch (IllegalArgumentException e) {
            throw TimenetException.badInput(key + ": " + e.getMessage());
        }
    }
}
