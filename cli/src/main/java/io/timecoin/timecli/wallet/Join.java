package io.timecoin.timecli.wallet;

import io.timecoin.node.chain.Address;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.MembershipRecord;
import io.timecoin.node.masternode.Tier;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.wallet.Wallet;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Registers a masternode. */
@Command(
        name = "join",
        mixinStandardHelpOptions = true,
        description =
                "Registers a masternode and locks its collateral; the wallet stays its owner, and"
                        + " spending the output leaves.")
final class Join implements Callable<Integer> {
    private static final long UNITS_PER_TIME = 100_000_000;

    private final Machine machine;
    @Mixin private final Membership membership = new Membership();

    @Option(
            names = "--tier",
            required = true,
            description = "${COMPLETION-CANDIDATES}: what is locked, and the share of rewards.")
    private Tier tier = Tier.FREE;

    @Option(names = "--name", required = true, description = "What people call it.")
    private String name = "";

    @Option(
            names = "--reward",
            paramLabel = "ADDRESS",
            description = "Who receives its rewards. Default: the address of the masternode's key.")
    private Optional<String> reward = Optional.empty();

    Join(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws Exception {
        if (!MembershipRecord.NAME.matcher(name).matches()) {
            throw TimenetException.badInput(
                    "a name has 1 to 64 letters, digits, dots, dashes and underscores, not \""
                            + name
                            + "\"");
        }
        return membership.send(
                machine,
                tier.collateralTime() * UNITS_PER_TIME,
                (wallet, owner, first, masternode) ->
                        MembershipRecord.join(
                                member(wallet, masternode),
                                owner,
                                wallet.chainId(),
                                first,
                                masternode));
    }

    private Member member(Wallet wallet, Signer masternode) {
        Address receiver =
                reward.map(Join::parse)
                        .orElseGet(() -> Address.of(masternode.publicKey(), wallet.network()));
        if (receiver.network() != wallet.network()) {
            throw TimenetException.badInput(
                    receiver + " is an address of the " + receiver.network().wireName());
        }
        return new Member(masternode.publicKey(), tier, receiver.toString(), name);
    }

    private static Address parse(String text) {
        try {
            return Address.parse(text);
        } catch (IllegalArgumentException e) {
            throw TimenetException.badInput("\"" + text + "\" is no address: " + e.getMessage());
        }
    }
}
