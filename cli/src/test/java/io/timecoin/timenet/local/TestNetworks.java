package io.timecoin.timenet.local;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.TimeNetworkCodec;

/** Networks to test with. */
public final class TestNetworks {
    /** Four masternodes, one of each tier. */
    public static final String YAML =
            """
            apiVersion: time-coin.io/v1alpha1
            kind: TimeNetwork
            metadata: {name: testnet}
            spec:
              image: time-node:1.0.0
              chain: {network: Testnet, blockInterval: 2s}
              masternodes:
              - {name: gold, tier: Gold}
              - {name: silver, tier: Silver}
              - {name: bronze, tier: Bronze}
              - {name: free, tier: Free, env: [{name: TIME_LOG_LEVEL, value: debug}]}
            """;

    private TestNetworks() {}

    /** That network with an image. */
    public static TimeNetwork withImage(String image) {
        return TimeNetworkCodec.parse(YAML.replace("time-node:1.0.0", image));
    }
}
