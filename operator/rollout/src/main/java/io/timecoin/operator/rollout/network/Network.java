package io.timecoin.operator.rollout.network;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A network as the answers of its masternodes show it. How many masternodes count follows from the chain, as the node
 * with the highest head tells it; while nobody answers, from what was known before, and at first from the masternodes
 * that exist. A node of another chain than most (by its genesis) is not listened to.
 */
public final class Network {
    /** Each look polls anew; an answer as old as this comes from a poller that is stuck. */
    private static final Duration ANSWER_LIFETIME = Duration.ofSeconds(30);

    private final Map<String, Masternode> masternodes = new LinkedHashMap<>();
    private final Map<String, NodeStatus> answers = new LinkedHashMap<>();
    private final Map<String, Standing> standings = new LinkedHashMap<>();
    private final Connections connections;
    private final Activity activity;
    private final String genesis;
    private final long chainAnswers;
    private final Optional<NodeStatus> head;
    private final Quorum quorum;

    private Network(Observed observed, int knownMembers, Instant now) {
        for (Masternode masternode : observed.masternodes()) {
            masternodes.put(masternode.name(), masternode);
            if (!isStale(masternode.health(), now)) {
                masternode.status().ifPresent(status -> answers.put(masternode.name(), status));
            }
        }
        connections = new Connections(observed.masternodes(), answers);
        activity = new Activity(answers.values());
        genesis = mostCommonGenesis(answers.values());
        chainAnswers = chainAnswers().count();
        head = chainAnswers().max(Comparator.comparingLong(status -> status.chain().height()));
        quorum = new Quorum(countMembers(knownMembers));
        masternodes.forEach((name, masternode) -> standings.put(name, judge(masternode)));
    }

    /**
     * The network that was observed.
     *
     * @param knownMembers members of the chain as an earlier look found them; 0 for none
     */
    public static Network of(Observed observed, int knownMembers, Instant now) {
        return new Network(observed, knownMembers, now);
    }

    /** All masternodes, in the order of {@link Observed}. */
    public List<Masternode> masternodes() {
        return List.copyOf(masternodes.values());
    }

    /** The masternodes that this holds for, in order. */
    public List<Masternode> masternodes(Predicate<Masternode> condition) {
        return masternodes.values().stream().filter(condition).toList();
    }

    public Optional<Masternode> find(String name) {
        return Optional.ofNullable(masternodes.get(name));
    }

    /** What the masternode answered, if it did. */
    public Optional<NodeStatus> answer(Masternode masternode) {
        return Optional.ofNullable(answers.get(masternode.name()));
    }

    public Connections connections() {
        return connections;
    }

    public Activity activity() {
        return activity;
    }

    public Quorum quorum() {
        return quorum;
    }

    public Standing standing(Masternode masternode) {
        return standings.getOrDefault(masternode.name(), Standing.DOWN);
    }

    public boolean isLive(Masternode masternode) {
        return standing(masternode) == Standing.LIVE;
    }

    /**
     * Whether the replacement of this masternode takes nothing away from the quorum. One that the operator does not
     * reach may be live; but where enough others surely are, it is not needed.
     */
    public boolean isFreeToReplace(Masternode masternode) {
        return switch (standing(masternode)) {
            case RESTARTING, IMPAIRED, DOWN -> true;
            case UNKNOWN -> live() >= quorum.votes();
            case LIVE -> false;
        };
    }

    /** How many masternodes are surely live. */
    public int live() {
        return count(Standing.LIVE);
    }

    /** How many masternodes stand like this. */
    public int count(Standing standing) {
        return (int) standings.values().stream().filter(standing::equals).count();
    }

    /** Whether no block can come, however well those do that the operator does not reach. */
    public boolean lacksQuorum() {
        return live() + count(Standing.UNKNOWN) < quorum.votes();
    }

    /** Whether so many answered that those who did not cannot decide a block among themselves. */
    public boolean isSeenByEnough() {
        return quorum.members() - chainAnswers < quorum.votes();
    }

    /** The answer with the highest head; empty while nobody answers. */
    public Optional<NodeStatus> head() {
        return head;
    }

    /** The highest height that a masternode tells; 0 while nobody answers. */
    public long height() {
        return head.map(status -> status.chain().height()).orElse(0L);
    }

    /** The slot of the highest block. */
    public Optional<Instant> headSlot() {
        return head.flatMap(status -> status.chain().headSlot());
    }

    /** Hash of the genesis block that most answers name; empty text while nobody answers. */
    public String genesis() {
        return genesis;
    }

    /** Slots missed, as the masternode that missed most counts them since its start. */
    public long missedSlots() {
        return chainAnswers().mapToLong(status -> status.chain().missedSlots()).max().orElse(0);
    }

    private Stream<NodeStatus> chainAnswers() {
        return answers.values().stream()
                .filter(status -> status.chain().genesisHash().equals(genesis));
    }

    private static boolean isStale(Health health, Instant now) {
        return health instanceof Health.Answered answer
                && answer.takenAt().plus(ANSWER_LIFETIME).isBefore(now);
    }

    /** Of equally common ones, the one that was named first. */
    private static String mostCommonGenesis(Collection<NodeStatus> answers) {
        Map<String, Long> named =
                answers.stream()
                        .collect(
                                Collectors.groupingBy(
                                        status -> status.chain().genesisHash(),
                                        LinkedHashMap::new,
                                        Collectors.counting()));
        return named.entrySet().stream()
                .reduce((most, next) -> next.getValue() > most.getValue() ? next : most)
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private int countMembers(int knownMembers) {
        int told = head.map(status -> status.consensus().totalMasternodes()).orElse(0);
        if (told > 0) {
            return told;
        }
        return knownMembers > 0 ? knownMembers : Math.max(1, masternodes.size());
    }

    private Standing judge(Masternode masternode) {
        if (masternode.instance().isEmpty() || !isRunning(masternode)) {
            return Standing.DOWN;
        }
        if (!masternode.isAssigned(masternode.instance().get().revision())) {
            return Standing.RESTARTING;
        }
        return answer(masternode)
                .map(status -> judgeAnswer(masternode, status))
                .orElseGet(() -> judgeSilence(masternode));
    }

    /** Whether a masternode may be running: what answers as none would is none. */
    private static boolean isRunning(Masternode masternode) {
        return switch (masternode.container()) {
            case ContainerState.Running() ->
                    switch (masternode.health()) {
                        case Health.Answered _, Health.Unreachable _ -> true;
                        case Health.Foreign _, Health.NotRunning _ -> false;
                    };
            case ContainerState.Waiting _, ContainerState.Stopped _ -> false;
        };
    }

    /**
     * With itself, a masternode needs q − 1 others to decide a block. Where fewer others are there it is not to blame,
     * and the count of the live says that quorum is lost.
     */
    private Standing judgeAnswer(Masternode masternode, NodeStatus status) {
        long needed = Math.min(quorum.votes() - 1, chainAnswers - 1);
        boolean together = connections.countOf(masternode.name()) >= needed;
        boolean sameChain = status.chain().genesisHash().equals(genesis);
        return status.synced() && together && sameChain ? Standing.LIVE : Standing.IMPAIRED;
    }

    /** Only the answer of another can tell a masternode that is gone from one that the operator does not reach. */
    private Standing judgeSilence(Masternode masternode) {
        return answers.isEmpty() || connections.isSeen(masternode.name())
                ? Standing.UNKNOWN
                : Standing.DOWN;
    }
}
