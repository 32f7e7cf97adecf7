package io.timecoin.timenet.local;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.operator.platform.Masternodes;
import io.timecoin.operator.platform.NodeClient;
import io.timecoin.operator.rollout.Action;
import io.timecoin.operator.rollout.network.ContainerState;
import io.timecoin.operator.rollout.network.Health;
import io.timecoin.operator.rollout.network.Instance;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.network.Observed;
import io.timecoin.timenet.state.Assignment;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.NodeFolder;
import io.timecoin.timenet.state.ProcessRecord;
import io.timecoin.timenet.state.StateFiles;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * This machine as a platform of the decision core: it observes processes and acts on them, and decides nothing.
 *
 * <p>An action is written down as an assignment; {@link NodeProcesses#converge} brings the process to it, over several
 * passes where it takes time.
 */
public final class LocalPlatform implements AutoCloseable {
    /** Ends in a row after which a process counts as one that cannot run. */
    private static final int CRASH_LOOP_AFTER = 3;

    private final NetworkFolder network;
    private final NodeProcesses processes;
    private final NodeClient client;
    private final PortBlock ports;
    private final Clock clock;
    private final ExecutorService polls = Executors.newVirtualThreadPerTaskExecutor();

    public LocalPlatform(
            NetworkFolder network, NodeProcesses processes, PortBlock ports, Clock clock) {
        this.network = network;
        this.processes = processes;
        this.client = new NodeClient(clock);
        this.ports = ports;
        this.clock = clock;
    }

    /** The ports of the network's masternodes. */
    public PortBlock ports() {
        return ports;
    }

    /** Looks at all masternodes side by side. */
    public Observed observe(TimeNetwork desired) {
        List<CompletableFuture<Masternode>> looks =
                Masternodes.of(desired.getSpec()).stream()
                        .map(wanted -> CompletableFuture.supplyAsync(() -> look(wanted), polls))
                        .toList();
        List<Masternode> masternodes = looks.stream().map(CompletableFuture::join).toList();
        return new Observed(masternodes, clock.instant());
    }

    private Masternode look(Masternodes.Wanted wanted) {
        NodeFolder node = network.node(wanted.name());
        ProcessStep.Facts facts = processes.facts(node);
        Optional<Instance> instance = facts.process().map(LocalPlatform::instance);
        NodeClient.Answer answer =
                facts.alive()
                        ? ask(node, instance)
                        : new NodeClient.Answer(new Health.NotRunning(), false);
        return new Masternode(
                wanted.name(),
                wanted.pool().name(),
                wanted.pool().tier(),
                facts.wanted(),
                instance.filter(_ -> facts.alive() || !facts.stopped()),
                container(facts),
                answer.ready(),
                Optional.empty(),
                answer.health());
    }

    private NodeClient.Answer ask(NodeFolder node, Optional<Instance> instance) {
        int slot = node.assignment().map(Assignment::slot).orElse(0);
        return client.ask(ports.rpcUri(slot), instance.map(Instance::id).orElse(""));
    }

    private static Instance instance(ProcessRecord process) {
        return new Instance(
                process.instance(), process.revision(), process.startedAt(), process.crashes());
    }

    private static ContainerState container(ProcessStep.Facts facts) {
        if (facts.alive()) {
            return new ContainerState.Running();
        }
        if (facts.stopped()) {
            return new ContainerState.Stopped("stopped by timenet stop");
        }
        if (facts.wanted().isEmpty()) {
            return new ContainerState.Stopped("never started");
        }
        int crashes = facts.process().map(ProcessRecord::crashes).orElse(0);
        return new ContainerState.Waiting(
                crashes >= CRASH_LOOP_AFTER ? ContainerState.CRASH_LOOP : "Starting");
    }

    /** Carries out an action of the decision core; done twice it does no harm. */
    public void act(Action action) {
        NodeFolder node = network.node(action.masternode());
        switch (action) {
            case Action.Assign assign -> assign(node, assign.revision());
            case Action.DeleteStuck stuck -> deleteStuck(node, stuck.instance());
            case Action.FinalizeUpgrade _ ->
                    node.assignment()
                            .ifPresent(known ->
                                    client.finalizeUpgrade(
                                            ports.rpcUri(known.slot()), Optional.empty()));
            case Action.Register _, Action.Deregister _, Action.Remove _ ->
                    throw new IllegalStateException(
                            "the masternodes of this machine are those of the genesis: " + action);
        }
    }

    private void assign(NodeFolder node, String revision) {
        Assignment known =
                node.assignment()
                        .orElseThrow(() ->
                                new IllegalStateException(node.name() + " was never prepared"));
        node.assign(known.withRevision(revision));
        node.setStopped(false);
    }

    private void deleteStuck(NodeFolder node, String instance) {
        node.process()
                .filter(process -> process.instance().equals(instance))
                .ifPresent(_ -> NodeProcesses.terminate(node, clock.instant()));
    }

    /**
     * Takes one step with each process.
     *
     * @return what could not be done, in words
     */
    public List<String> converge() {
        return network.nodes().stream().flatMap(node -> converge(node).stream()).toList();
    }

    private Optional<String> converge(NodeFolder node) {
        try {
            processes.converge(node, clock.instant());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(node.name() + " cannot be started: " + e.getMessage());
        }
    }

    /** Keeps the template of what the spec asks for, before anything is assigned to it. */
    public void keepRevision(TimeNetwork desired) {
        RevisionTemplate template = RevisionTemplate.of(desired.getSpec());
        if (StateFiles.readText(network.revision(template.id())).isEmpty()) {
            StateFiles.write(network.revision(template.id()), template);
        }
    }

    @Override
    public void close() {
        polls.close();
        client.close();
    }
}
