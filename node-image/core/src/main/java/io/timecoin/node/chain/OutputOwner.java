package io.timecoin.node.chain;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.masternode.MembershipRecord;
import java.util.Optional;

/** Who may spend an output: what its script says. */
public final class OutputOwner {
    private OutputOwner() {}

    /** The owner that a script names; nothing where nobody can spend such an output on this network. */
    public static Optional<Address> of(Bytes scriptPubkey, NetworkType network) {
        if (scriptPubkey.length() > Address.MAX_LENGTH) {
            return MembershipRecord.parse(scriptPubkey, network)
                    .map(record -> record.owner(network));
        }
        return Address.tryParse(scriptPubkey.toUtf8())
                .filter(address -> address.network() == network);
    }
}
