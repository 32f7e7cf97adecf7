package io.timecoin.node.finality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** One masternode of four that hears nothing of the others: no quorum comes together. */
class ApprovalPaceTest {
    private final OneApprover world = new OneApprover();
    private final Finality finality = world.finality;
    private final Instant now = Instant.EPOCH.plusSeconds(60);

    @Test
    void anApprovalThatFindsNoQuorumIsNotSignedAgainAtOnce() {
        long signed = approvalsAtOnce(new FinalityEvent.Submitted(1, world.payment()));

        assertThat(signed).isOne();
    }

    @Test
    void anApprovalThatFoundNoQuorumIsSentAgainLater() {
        approvalsAtOnce(new FinalityEvent.Submitted(1, world.payment()));

        List<FinalityEffect> later =
                finality.step(
                        new FinalityEvent.TimerFired(FinalityTimer.RESEND), now.plusSeconds(30));

        assertThat(later).hasAtLeastOneElementOfType(FinalityEffect.Approve.class);
    }

    /** How often it signs while no time passes, until nothing is left to do; at most a hundred times. */
    private long approvalsAtOnce(FinalityEvent first) {
        Queue<FinalityEvent> events = new ArrayDeque<>(List.of(first));
        long approvals = 0;
        while (!events.isEmpty() && approvals < 100) {
            for (FinalityEffect effect : finality.step(events.remove(), now)) {
                if (effect instanceof FinalityEffect.Approve) {
                    approvals++;
                } else if (effect instanceof FinalityEffect.Arm(FinalityTimer timer, _)
                        && timer == FinalityTimer.APPROVE) {
                    events.add(new FinalityEvent.TimerFired(timer));
                }
            }
        }
        return approvals;
    }
}
