package io.timecoin.timenet.local;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.spec.MasternodePool;
import io.timecoin.operator.platform.Masternodes;
import io.timecoin.timenet.TimenetException;
import java.util.List;

/** What the resource allows and one machine does not offer. */
final class LocalLimits {
    private LocalLimits() {}

    static void check(TimeNetwork network) {
        int masternodes = Masternodes.of(network.getSpec()).size();
        if (masternodes > PortBlock.SLOTS) {
            throw TimenetException.badInput(
                    "spec.masternodes: "
                            + masternodes
                            + " masternodes; one machine runs "
                            + PortBlock.SLOTS
                            + " at most, Kubernetes more");
        }
        for (MasternodePool pool : network.getSpec().masternodes()) {
            if (pool.keySecretRef() != null) {
                throw TimenetException.badInput(
                        "spec.masternodes: pool "
                                + pool.name()
                                + " takes its keys from a Secret; there are none on this machine,"
                                + " leave keySecretRef out");
            }
        }
    }

    /** The genesis names the masternodes; others would have to be registered on the chain, which timenet does not do. */
    static void checkChange(TimeNetwork old, TimeNetwork wanted) {
        if (!names(old).equals(names(wanted))) {
            throw TimenetException.badInput(
                    "spec.masternodes: the masternodes of a network on this machine are fixed by"
                            + " its genesis ("
                            + String.join(", ", names(old))
                            + "); for others make a new network with -n NAME");
        }
    }

    private static List<String> names(TimeNetwork network) {
        return Masternodes.of(network.getSpec()).stream()
                .map(Masternodes.Wanted::name)
                .sorted()
                .toList();
    }
}
