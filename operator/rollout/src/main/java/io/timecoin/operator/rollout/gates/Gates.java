package io.timecoin.operator.rollout.gates;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** All gates of rollout.md §4, each asked at every sample. */
public final class Gates {
    private Gates() {}

    /** What the gates say of these masternodes now. */
    public static GateReport judge(Trial trial) {
        return judge(trial, EnumSet.allOf(GateName.class));
    }

    /** What some of the gates say. */
    public static GateReport judge(Trial trial, Set<GateName> names) {
        Map<GateName, Verdict> verdicts = new EnumMap<>(GateName.class);
        for (GateName name : names) {
            verdicts.put(name, gate(name).judge(trial));
        }
        return new GateReport(verdicts);
    }

    private static Gate gate(GateName name) {
        return switch (name) {
            case VERSION -> new VersionGate();
            case READY -> new ReadyGate();
            case HANDSHAKES -> new HandshakesGate();
            case STABILITY -> new StabilityGate();
            case MEMBERSHIP -> new MembershipGate();
            case BLOCKS -> new BlocksGate();
            case AGREEMENT -> new AgreementGate();
        };
    }
}
