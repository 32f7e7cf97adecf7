package io.timecoin.node.rpc;

import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.BlockHeader;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.TxOutput;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.consensus.CommitCertificate;
import io.timecoin.node.core.NodeStatus;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.finality.Finality;
import io.timecoin.node.finality.SubmissionOutcome;
import io.timecoin.node.masternode.HeartbeatView;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.MemberSet;
import io.timecoin.node.masternode.Tier;
import io.timecoin.node.peers.Direction;
import io.timecoin.node.store.MoneyIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** A masternode gold-0 of two, with one peer and the genesis of the original test network as its only block. */
final class FakeNode implements NodeQuery {
    static final Member GOLD = member(1, Tier.GOLD, "gold-0");
    static final Member FREE = member(2, Tier.FREE, "free-0");

    /** The genesis of the original test network (PROTOCOL 6.3). */
    static final CertifiedBlock GENESIS = firstBlock();

    private volatile boolean synced = true;
    private volatile boolean stuck;
    private volatile boolean stopping;
    private volatile boolean finalized;
    private volatile boolean stopped;
    private final FakeMoney money = new FakeMoney();
    private final CountDownLatch interrupted = new CountDownLatch(1);

    void fallBehind() {
        synced = false;
    }

    /** From now on no question is answered. */
    void getStuck() {
        stuck = true;
    }

    void beginToStop() {
        stopping = true;
    }

    /** Opens when a stuck question has been given up by the asker. */
    CountDownLatch interrupted() {
        return interrupted;
    }

    @Override
    public NodeStatus status() throws InterruptedException {
        if (stopping) {
            throw new NodeUnavailableException("the node shuts down");
        }
        if (stuck) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        }
        return new NodeStatus(
                "1.0.1",
                "abc1234",
                "Testnet",
                1,
                GOLD.nodeId().toHex(),
                "gold-0",
                "Gold",
                Instant.parse("2026-11-20T10:00:00Z"),
                12.5,
                synced,
                3,
                new NodeStatus.Sync(
                        NodeStatus.SyncState.FETCHING, 500, 250, OptionalDouble.of(2), 0),
                chain(),
                consensus(),
                new NodeStatus.Handshakes(3, 2, 1, 4, 5),
                6,
                List.of(peer()));
    }

    private static NodeStatus.Chain chain() {
        String head = GENESIS.block().hash().toHex();
        return new NodeStatus.Chain(
                head,
                0,
                head,
                Instant.ofEpochSecond(GENESIS.block().header().timestamp()),
                7,
                List.of(new NodeStatus.RecentBlock(0, head, "00ff")));
    }

    private static NodeStatus.Consensus consensus() {
        return new NodeStatus.Consensus(
                1,
                2,
                2,
                1,
                0,
                "Propose",
                FREE.nodeId().toHex(),
                List.of(
                        new NodeStatus.MemberActivity(
                                GOLD.nodeId().toHex(),
                                "gold-0",
                                0,
                                Optional.of(Instant.parse("2026-11-20T10:00:10Z"))),
                        new NodeStatus.MemberActivity(
                                FREE.nodeId().toHex(), "free-0", 0, Optional.empty())));
    }

    private static NodeStatus.Peer peer() {
        return new NodeStatus.Peer(
                FREE.nodeId().toHex(),
                "free-0",
                "127.0.0.1:24100",
                Direction.OUTBOUND,
                true,
                9.5,
                0,
                "1.0.0",
                Optional.of(0.4),
                1,
                0);
    }

    @Override
    public MemberSet members() {
        return new MemberSet(List.of(GOLD, FREE));
    }

    @Override
    public List<HeartbeatView> heartbeats() {
        return members().members().stream()
                .map(member ->
                        new HeartbeatView(
                                member,
                                Optional.of(7L),
                                Optional.of(Instant.EPOCH),
                                Optional.of(Instant.EPOCH),
                                121,
                                120,
                                1,
                                0.99,
                                Duration.ofMinutes(20),
                                true))
                .toList();
    }

    @Override
    public Optional<CertifiedBlock> block(long height) {
        return height == 0 ? Optional.of(GENESIS) : Optional.empty();
    }

    @Override
    public Genesis genesis() {
        return money.genesis();
    }

    @Override
    public Address ownAddress() {
        return Address.parse(FakeMoney.OWNER);
    }

    @Override
    public Hash chainId() {
        return GENESIS.block().hash();
    }

    @Override
    public SubmissionOutcome submit(Transaction transaction) {
        return money.submit(transaction);
    }

    @Override
    public MoneyIndex money() {
        return money;
    }

    @Override
    public <T> T finality(Function<Finality, T> question) {
        return question.apply(money.finality());
    }

    @Override
    public Finalization finalizeVersion() {
        boolean changed = !finalized;
        finalized = true;
        return new Finalization("1.0.1", changed);
    }

    /** Whether a client has stopped the node. */
    boolean isStopped() {
        return stopped;
    }

    @Override
    public void stop() {
        stopped = true;
    }

    private static Member member(int key, Tier tier, String name) {
        byte[] bytes = new byte[PublicKey.LENGTH];
        bytes[0] = (byte) key;
        return new Member(new PublicKey(Bytes.of(bytes)), tier, "TIME0reward", name);
    }

    private static CertifiedBlock firstBlock() {
        long time = 1_764_547_200;
        long reward = 10_000_000_000L;
        Transaction coinbase =
                new Transaction(
                        1,
                        List.of(),
                        List.of(new TxOutput(reward, Bytes.utf8("genesis"))),
                        0,
                        time);
        Hash txid =
                Hash.fromHex("9ef81c480a00a5289a67f18b7c8beb070ef8fb6cbcbca45ce6ee4c0b4a4ebd67");
        BlockHeader header = new BlockHeader(2, 0, Hash.ZERO, txid, time, reward);
        return new CertifiedBlock(
                new Block(header, List.of(coinbase), List.of()),
                new CommitCertificate(0, 0, header.hash(), Hash.ZERO, List.of()));
    }
}
