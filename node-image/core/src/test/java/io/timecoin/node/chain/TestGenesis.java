package io.timecoin.node.chain;

import io.timecoin.node.Vectors;
import io.timecoin.node.chain.Genesis.Allocation;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.Tier;
import java.util.List;
import java.util.Locale;

/** A network of four masternodes, one of each tier, with the keys of the vectors. */
public final class TestGenesis {
    private TestGenesis() {}

    public static Genesis ofFour() {
        List<PublicKey> keys =
                Vectors.list("addresses.json", "addresses")
                        .map(one -> PublicKey.fromHex(one.required("public_key_hex").textValue()))
                        .toList();
        return new Genesis(
                "four",
                NetworkType.TESTNET,
                2,
                NetworkType.TESTNET.genesisTime(),
                List.of(
                        member(keys.get(0), Tier.FREE),
                        member(keys.get(1), Tier.BRONZE),
                        member(keys.get(2), Tier.SILVER),
                        member(keys.get(3), Tier.GOLD)),
                List.of(new Allocation(address(keys.get(4)), 1_000_000)));
    }

    private static Member member(PublicKey key, Tier tier) {
        return new Member(key, tier, address(key), tier.wireName().toLowerCase(Locale.ROOT) + "-0");
    }

    private static String address(PublicKey key) {
        return Address.of(key, NetworkType.TESTNET).toString();
    }
}
