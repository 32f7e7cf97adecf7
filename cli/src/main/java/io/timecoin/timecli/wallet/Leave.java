package io.timecoin.timecli.wallet;

import io.timecoin.node.masternode.MembershipRecord;
import io.timecoin.timenet.Machine;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Deregisters a masternode. */
@Command(
        name = "leave",
        mixinStandardHelpOptions = true,
        description =
                "Deregisters a masternode by its key. Where it locked collateral, that output stays its"
                        + " owner's. Three masternodes stay at least: who would be one too few waits.")
final class Leave implements Callable<Integer> {
    private final Machine machine;
    @Mixin private final Membership membership = new Membership();

    Leave(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws Exception {
        return membership.send(
                machine,
                0,
                (wallet, owner, first, masternode) ->
                        MembershipRecord.leave(wallet.chainId(), first, masternode));
    }
}
