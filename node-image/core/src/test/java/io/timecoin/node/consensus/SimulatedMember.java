package io.timecoin.node.consensus;

import io.timecoin.node.chain.Block;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** An honest member that runs the real {@link HeightConsensus}, height after height, on a disk that outlives it. */
final class SimulatedMember {
    /** Messages of the next height that wait. */
    private static final int EARLY_MAX = 200;

    private record Early(int from, ConsensusMessage message) {}

    final int index;
    private final TestNetwork network;
    private final World world;
    private final Invariants invariants;
    private final Defect defect;
    private final int heights;

    private final List<CertifiedBlock> chain = new ArrayList<>();
    private Optional<Bytes> disk = Optional.empty();

    private final List<Early> early = new ArrayList<>();
    private Optional<HeightConsensus> current = Optional.empty();
    private Optional<HeightConsensus> last = Optional.empty();
    private int starts;
    private int built;
    private boolean up;

    SimulatedMember(
            int index,
            TestNetwork network,
            World world,
            Invariants invariants,
            Defect defect,
            int heights) {
        this.index = index;
        this.network = network;
        this.world = world;
        this.invariants = invariants;
        this.defect = defect;
        this.heights = heights;
    }

    boolean isUp() {
        return up;
    }

    /** Grows with each start: what belonged to an earlier one is void. */
    int starts() {
        return starts;
    }

    long height() {
        return chain.size() + 1L;
    }

    boolean isDone() {
        return chain.size() >= heights;
    }

    HeightContext context() {
        return context(height());
    }

    private HeightContext context(long height) {
        Hash previous =
                height == 1 ? TestNetwork.CHAIN : chain.get((int) height - 2).block().hash();
        return network.context(height, previous);
    }

    Optional<ConsensusView> view() {
        return current.map(HeightConsensus::view);
    }

    void start() {
        up = true;
        starts++;
        if (defect == Defect.STATE_LOST_AT_RESTART) {
            disk = Optional.empty();
        }
        begin(disk.map(SimulatedMember::read));
    }

    private static ConsensusRecord read(Bytes bytes) {
        return switch (ConsensusRecord.fromBytes(bytes)) {
            case ConsensusRecord.Reading.Restored(ConsensusRecord record) -> record;
            case ConsensusRecord.Reading.Corrupt(String sentence) ->
                    throw new Invariants.Breach(sentence);
        };
    }

    void crash() {
        up = false;
        current = Optional.empty();
        last = Optional.empty();
        early.clear();
    }

    private void begin(Optional<ConsensusRecord> record) {
        if (isDone()) {
            return;
        }
        Signer signer = network.signers.get(index);
        current =
                Optional.of(
                        new HeightConsensus(
                                context(),
                                Optional.of(signer),
                                Timeouts.STANDARD,
                                record.filter(stored -> stored.height() == height()),
                                defect.rules()));
        world.answer(this, new ConsensusEvent.SlotOpened());
        List<Early> waiting = List.copyOf(early);
        early.clear();
        waiting.forEach(message -> receive(message.from, message.message));
    }

    void receive(int from, Packet packet) {
        switch (packet) {
            case Packet.Said(ConsensusMessage message) -> receive(from, message);
            case Packet.WantBlock(long height, Hash hash) ->
                    find(height, hash)
                            .ifPresent(
                                    block -> world.send(index, from, new Packet.GiveBlock(block)));
            case Packet.GiveBlock(Block block) -> {
                if (block.height() == height()) {
                    step(new ConsensusEvent.BlockFetched(block));
                }
            }
        }
    }

    private Optional<Block> find(long height, Hash hash) {
        return height < height()
                ? Optional.of(chain.get((int) height - 1).block())
                        .filter(block -> block.hash().equals(hash))
                : current.flatMap(consensus -> consensus.block(hash));
    }

    private void receive(int from, ConsensusMessage message) {
        if (message.height() == height() && !isDone()) {
            verified(context(), message).ifPresent(this::step);
        } else if (message.height() == height() + 1 && early.size() < EARLY_MAX) {
            early.add(new Early(from, message));
        } else if (message.height() < height()) {
            answerOld(from, message);
        }
    }

    private void answerOld(int from, ConsensusMessage message) {
        boolean isLast = message.height() == height() - 1;
        if (isLast && last.isPresent()) {
            verified(context(message.height()), message)
                    .ifPresent(event -> perform(last.get().step(event)));
        } else if (!(message instanceof CommitCertificate)) {
            CommitCertificate certificate = chain.get((int) message.height() - 1).certificate();
            world.send(index, from, new Packet.Said(certificate));
        }
    }

    private Optional<ConsensusEvent> verified(HeightContext context, ConsensusMessage message) {
        ConsensusVerifier verifier =
                new ConsensusVerifier(context, network.signatures, defect.rules());
        return switch (message) {
            case Vote vote -> event(verifier.verify(vote), ConsensusEvent.VoteReceived::new);
            case Proposal proposal ->
                    event(
                            careless(verifier.verify(proposal), proposal),
                            ConsensusEvent.ProposalReceived::new);
            case CommitCertificate certificate ->
                    event(verifier.verify(certificate), ConsensusEvent.CertificateReceived::new);
        };
    }

    private Verification<VerifiedProposal> careless(
            Verification<VerifiedProposal> verification, Proposal proposal) {
        boolean passes =
                defect == Defect.PROOF_OF_LOCK_NOT_VERIFIED
                        && verification instanceof Verification.Refused<VerifiedProposal> refused
                        && refused.reason() == Refusal.BAD_JUSTIFICATION;
        return passes ? new Verification.Ok<>(new VerifiedProposal(proposal)) : verification;
    }

    private static <T> Optional<ConsensusEvent> event(
            Verification<T> verification, Function<T, ConsensusEvent> event) {
        return switch (verification) {
            case Verification.Ok<T>(T value) -> Optional.of(event.apply(value));
            case Verification.Refused<T> _ -> Optional.empty();
        };
    }

    void timedOut(ConsensusTimeout timeout) {
        Optional<HeightConsensus> owner = timeout.height() == height() ? current : last;
        owner.ifPresent(
                consensus -> perform(consensus.step(new ConsensusEvent.TimeoutFired(timeout))));
    }

    void step(ConsensusEvent event) {
        current.ifPresent(consensus -> perform(consensus.step(event)));
    }

    private void perform(List<ConsensusEffect> effects) {
        int start = starts;
        for (ConsensusEffect effect : effects) {
            if (up && world.crashesNow(this)) {
                crash();
            }
            if (!up || starts != start) {
                return;
            }
            world.observe(index, effect);
            perform(effect);
        }
    }

    private void perform(ConsensusEffect effect) {
        switch (effect) {
            case ConsensusEffect.Persist(ConsensusRecord record) -> {
                disk = Optional.of(record.toBytes());
                invariants.persists(record);
            }
            case ConsensusEffect.Broadcast(ConsensusMessage message) -> broadcast(message);
            case ConsensusEffect.Send(PublicKey to, ConsensusMessage message) ->
                    world.send(index, network.indexOf(to), new Packet.Said(message));
            case ConsensusEffect.Arm(ConsensusTimeout timeout, var after) ->
                    world.arm(this, timeout, after);
            case ConsensusEffect.BuildBlock(int round) ->
                    world.answer(this, new ConsensusEvent.BlockBuilt(build(round)));
            case ConsensusEffect.CheckBlock(Block block) ->
                    world.answer(
                            this,
                            new ConsensusEvent.BlockChecked(
                                    block.hash(), TestNetwork.validity(block)));
            case ConsensusEffect.RequestBlock(Hash block, List<PublicKey> from) ->
                    from.forEach(voter ->
                            world.send(
                                    index,
                                    network.indexOf(voter),
                                    new Packet.WantBlock(height(), block)));
            case ConsensusEffect.Decided(Block block, CommitCertificate certificate) ->
                    commit(block, certificate);
            case ConsensusEffect.CertificateGrown(CommitCertificate certificate) ->
                    invariants.decided(
                            context(certificate.height()),
                            chain.get((int) certificate.height() - 1).block(),
                            certificate);
            case ConsensusEffect.FoundEvidence _ -> {}
            case ConsensusEffect.Halted(String sentence) -> throw new Invariants.Breach(sentence);
        }
    }

    private Block build(int round) {
        built++;
        return TestNetwork.block(
                context(),
                "by %d in round %d, start %d, %d".formatted(index, round, starts, built));
    }

    private void broadcast(ConsensusMessage message) {
        PublicKey own = network.signers.get(index).publicKey();
        boolean signedHere =
                switch (message) {
                    case Vote vote -> vote.voter().equals(own);
                    case Proposal proposal -> proposal.proposer().equals(own);
                    case CommitCertificate _ -> false;
                };
        if (signedHere) {
            invariants.sends(index, message);
        }
        for (int to = 0; to < network.size(); to++) {
            if (to != index) {
                world.send(index, to, new Packet.Said(message));
            }
        }
    }

    private void commit(Block block, CommitCertificate certificate) {
        invariants.decided(context(), block, certificate);
        chain.add(new CertifiedBlock(block, certificate));
        last = current;
        current = Optional.empty();
        begin(Optional.empty());
    }
}
