package io.timecoin.timenet.local;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.rollout.Action;
import io.timecoin.operator.rollout.Decision;
import io.timecoin.operator.rollout.Rollout;
import io.timecoin.operator.rollout.RolloutEvent;
import io.timecoin.operator.rollout.network.Observed;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.StateFiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one network as it is wanted.
 *
 * <ol>
 *   <li>Look at every masternode.
 *   <li>Let the decision core decide, from what is wanted, what was seen and the stored status.
 *   <li>Store the new status; only then act.
 *   <li>Bring every process a step closer to its assignment.
 * </ol>
 *
 * <p>Nothing is remembered between passes but what is on disk. It may be killed at any moment; the next one goes on.
 */
public final class Supervisor {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

    /** Longest time between two looks: a stopped or crashed node is to be noticed. */
    private static final Duration MAX_PAUSE = Duration.ofSeconds(1);

    /** Between two steps with the processes: a wave waits for the end of each. */
    private static final Duration STEP = Duration.ofMillis(250);

    private final NetworkFolder network;
    private final LocalPlatform platform;
    private final Clock clock;
    private List<String> troubles = List.of();

    public Supervisor(NetworkFolder network, LocalPlatform platform, Clock clock) {
        this.network = network;
        this.platform = platform;
        this.clock = clock;
    }

    /** Works until the thread is interrupted or the process ends. */
    public void run() {
        LOG.info("supervisor of network {} runs", network.name());
        try {
            while (!Thread.currentThread().isInterrupted()) {
                followUntil(clock.instant().plus(safePass()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A pass that fails, e.g. on a full disk, is tried again; whatever it was, the nodes go on running. */
    private Duration safePass() {
        try {
            return pass();
        } catch (RuntimeException e) {
            LOG.error("this look at the network failed and is repeated: {}", e.toString(), e);
            return MAX_PAUSE;
        }
    }

    /** One look and what follows from it; returns when to look again. */
    Duration pass() {
        TimeNetwork desired =
                network.desired()
                        .orElseThrow(() ->
                                new IllegalStateException("the network was removed under me"));
        platform.keepRevision(desired);
        Observed observed = platform.observe(desired);
        TimeNetworkStatus previous = network.status();
        Decision decision = Rollout.decide(desired, observed, previous, clock.instant());
        if (!decision.status().equals(previous)) {
            network.setStatus(decision.status());
        }
        StateFiles.writeText(network.lastLook(), observed.at().toString());
        decision.events().forEach(this::tell);
        decision.actions().forEach(this::act);
        step();
        Duration recheck = decision.recheckAfter();
        return recheck.compareTo(MAX_PAUSE) < 0 ? recheck : MAX_PAUSE;
    }

    private void act(Action action) {
        LOG.info("{}", action);
        platform.act(action);
    }

    private void tell(RolloutEvent event) {
        String text = event.reason().text() + ": " + event.message();
        if (event.reason().isWarning()) {
            LOG.warn("{}", text);
        } else {
            LOG.info("{}", text);
        }
        network.appendEvent(clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + text);
    }

    private void followUntil(Instant next) throws InterruptedException {
        while (clock.instant().isBefore(next)) {
            Duration left = Duration.between(clock.instant(), next);
            Thread.sleep(left.compareTo(STEP) < 0 ? left : STEP);
            step();
        }
    }

    /** Says what cannot be done once, not at every step. */
    private void step() {
        List<String> found = platform.converge();
        found.stream().filter(trouble -> !troubles.contains(trouble)).forEach(LOG::error);
        troubles = found;
    }
}
