package io.timecoin.node.consensus;

import io.timecoin.node.chain.Block;
import io.timecoin.node.crypto.Hash;

/** What simulated members send one another. */
sealed interface Packet {
    record Said(ConsensusMessage message) implements Packet {}

    record WantBlock(long height, Hash block) implements Packet {}

    record GiveBlock(Block block) implements Packet {}
}
