package io.timecoin.node.consensus;

import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.masternode.MemberSet;

/**
 * What the chain below says about a height: the same for every honest node that is to decide it.
 *
 * @param chainId hash of the genesis block; signatures of one network mean nothing in another
 * @param previousHash hash of the block below
 * @param members who decides this height
 */
public record HeightContext(Hash chainId, long height, Hash previousHash, MemberSet members) {
    /** Who proposes in a round. */
    public PublicKey leader(int round) {
        return members.leader(previousHash, height, round).publicKey();
    }
}
