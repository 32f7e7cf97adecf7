package io.timecoin.node.masternode;

import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.crypto.Signature;
import io.timecoin.node.crypto.Signer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the script of an output says about the set of masternodes, in place of an address (consensus.md §4): one line of
 * text, so that it is read by people and by nodes of protocol v1, to which scripts are text.
 *
 * <p>The masternode itself signs it, or anyone could register a stranger's key with their own reward address. The signature
 * covers the network and the first output that the transaction spends: an output is spent once, so no record counts twice.
 */
public sealed interface MembershipRecord {
    /** Bytes of the longest script. */
    int MAX_LENGTH = 512;

    /**
     * A masternode joins; the output locks its collateral, and spending it leaves.
     *
     * @param owner who may spend the output
     * @param proof the masternode's signature
     */
    record Join(Member member, Address owner, Signature proof) implements MembershipRecord {
        @Override
        public PublicKey key() {
            return member.publicKey();
        }

        @Override
        public Address owner(NetworkType network) {
            return owner;
        }

        @Override
        public String content() {
            return content(member, owner);
        }

        private static String content(Member member, Address owner) {
            return String.join(
                    " ",
                    PREFIX + "join",
                    member.publicKey().toHex(),
                    member.tier().wireName(),
                    member.rewardAddress(),
                    owner.toString(),
                    member.name());
        }
    }

    /**
     * A masternode leaves; its collateral, if it has any, can still be spent by its owner.
     *
     * @param proof the masternode's signature
     */
    record Leave(PublicKey key, Signature proof) implements MembershipRecord {
        @Override
        public Address owner(NetworkType network) {
            return Address.of(key, network);
        }

        @Override
        public String content() {
            return content(key);
        }

        private static String content(PublicKey key) {
            return PREFIX + "leave " + key.toHex();
        }
    }

    /** What every script of this kind begins with; no address does. */
    String PREFIX = "masternode/1 ";

    /** Names are shown in logs and metrics. */
    Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    Bytes DOMAIN = Bytes.utf8("TIME masternode/1\n");

    /** The masternode's key. */
    PublicKey key();

    /** The masternode's signature. */
    Signature proof();

    /** Who may spend the output that carries the record. */
    Address owner(NetworkType network);

    /** The text that is signed. */
    String content();

    /** The script of the output. */
    default Bytes toScript() {
        return Bytes.utf8(content() + " " + proof().toHex());
    }

    /**
     * What the masternode signs.
     *
     * @param firstInput the first output that the transaction spends
     */
    default Bytes signedBytes(Hash chainId, OutPoint firstInput) {
        return signedBytes(content(), chainId, firstInput);
    }

    /** The record by which a masternode joins with a transaction that spends this output first. */
    static Join join(
            Member member, Address owner, Hash chainId, OutPoint firstInput, Signer masternode) {
        Bytes message = signedBytes(Join.content(member, owner), chainId, firstInput);
        return new Join(member, owner, masternode.sign(message));
    }

    /** The record by which a masternode leaves with a transaction that spends this output first. */
    static Leave leave(Hash chainId, OutPoint firstInput, Signer masternode) {
        PublicKey key = masternode.publicKey();
        return new Leave(
                key, masternode.sign(signedBytes(Leave.content(key), chainId, firstInput)));
    }

    /** Reads a script; nothing where it is no record of this network in its only form. */
    static Optional<MembershipRecord> parse(Bytes script, NetworkType network) {
        if (script.length() > MAX_LENGTH || !script.startsWith(Bytes.utf8(PREFIX))) {
            return Optional.empty();
        }
        try {
            return read(script.toUtf8().split(" ", -1), network)
                    .filter(record -> record.toScript().equals(script));
        } catch (IllegalArgumentException notARecord) {
            // A script may be any bytes; what is no record is what nobody can spend.
            return Optional.empty();
        }
    }

    private static Optional<MembershipRecord> read(String[] words, NetworkType network) {
        return switch (words.length) {
            case 4 ->
                    Optional.of(
                            new Leave(PublicKey.fromHex(words[2]), Signature.fromHex(words[3])));
            case 8 -> Optional.of(join(words)).filter(join -> isOf(join, network));
            default -> Optional.empty();
        };
    }

    private static MembershipRecord join(String[] words) {
        Member member =
                new Member(
                        PublicKey.fromHex(words[2]),
                        Tier.fromWireName(words[3]),
                        words[4],
                        words[6]);
        return new Join(member, Address.parse(words[5]), Signature.fromHex(words[7]));
    }

    private static boolean isOf(MembershipRecord record, NetworkType network) {
        return record instanceof Join(Member member, Address owner, _)
                && owner.network() == network
                && Address.parse(member.rewardAddress()).network() == network
                && NAME.matcher(member.name()).matches();
    }

    private static Bytes signedBytes(String content, Hash chainId, OutPoint firstInput) {
        return Sha256.hash(DOMAIN, chainId.bytes(), Bincode.encode(firstInput), Bytes.utf8(content))
                .bytes();
    }
}
