package io.timecoin.timenet.local;

import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.load.Funds;
import io.timecoin.timenet.output.Table;
import io.timecoin.timenet.place.PlacedNetwork;
import io.timecoin.timenet.state.Assignment;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.NodeFolder;
import io.timecoin.timenet.state.StateFiles;
import io.timecoin.timenet.state.StateLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A network of processes on this machine. */
public record LocalNetwork(Machine machine, NetworkFolder folder) implements PlacedNetwork {
    @Override
    public String name() {
        return folder.name();
    }

    @Override
    public String location() {
        return folder.path().toString();
    }

    @Override
    public TimeNetwork desired() {
        return folder.desired().orElseThrow();
    }

    @Override
    public TimeNetworkStatus status() {
        return folder.status();
    }

    @Override
    public boolean lookedAtSince(Instant time) {
        return StateFiles.readText(folder.lastLook())
                .map(Instant::parse)
                .filter(look -> look.isAfter(time))
                .isPresent();
    }

    @Override
    public List<String> events() {
        return StateFiles.readText(folder.events())
                .map(text -> text.lines().toList())
                .orElse(List.of());
    }

    @Override
    public Optional<String> abandoned() {
        return isSupervised()
                ? Optional.empty()
                : Optional.of(
                        "network "
                                + name()
                                + " has no supervisor: it is as it was left; timenet up starts one,"
                                + " its log is "
                                + folder.supervisorLog());
    }

    private boolean isSupervised() {
        return new SupervisorProcess(folder).running().isPresent();
    }

    @Override
    public long started() {
        return folder.nodes().stream()
                .filter(node -> node.process().filter(Processes::isAlive).isPresent())
                .count();
    }

    @Override
    public long masternodes() {
        return folder.nodes().size();
    }

    @Override
    public boolean whole() {
        return folder.nodes().stream().noneMatch(NodeFolder::stopped);
    }

    /** Looks at every node now, besides what the supervisor stored. */
    @Override
    public Table table() {
        PortBlock ports =
                StateFiles.read(folder.ports(), PortBlock.class)
                        .orElse(new PortBlock(PortBlock.FIRST_BASE));
        NodeProcesses processes = new NodeProcesses(folder, machine.images(), machine.java());
        try (LocalPlatform platform =
                new LocalPlatform(folder, processes, ports, machine.clock())) {
            return new MasternodeTable(
                            platform.observe(desired()),
                            node -> "http://127.0.0.1:" + ports.rpc(slot(node)))
                    .table();
        }
    }

    private int slot(String node) {
        return folder.node(node).assignment().map(Assignment::slot).orElse(0);
    }

    @Override
    public String hint() {
        return "look at: timenet status --watch, timenet logs NODE -f, curl <RPC>/consensus_info,"
                + " <RPC>/status, <RPC>/metrics";
    }

    @Override
    public void require(ImageReference image) {
        new ImageSource(machine).require(image);
    }

    @Override
    public boolean lacks(ImageReference image) {
        return machine.images().find(image).isEmpty();
    }

    @Override
    public void change(TimeNetwork wanted) throws IOException {
        try (StateLock _ = CommandLock.take(folder)) {
            if (!isSupervised()) {
                throw TimenetException.notFound(
                        "network " + name() + " is down; timenet up brings it up");
            }
            new Supervision(machine, folder).ensure();
            new Desire(machine, folder).store(wanted);
        }
    }

    @Override
    public void showLog(String masternode, boolean follow)
            throws IOException, InterruptedException {
        Path log = masternode(masternode).log();
        if (!Files.exists(log)) {
            throw TimenetException.notFound(masternode + " has no log yet: it was never started");
        }
        new LogFile(log, machine.terminal().out()).show(follow);
    }

    /** A masternode of it. */
    public NodeFolder masternode(String wanted) {
        return folder.nodes().stream()
                .filter(node -> node.name().equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        TimenetException.notFound(
                                "network "
                                        + name()
                                        + " has no masternode \""
                                        + wanted
                                        + "\"; it has "
                                        + folder.nodes().stream()
                                                .map(NodeFolder::name)
                                                .collect(Collectors.joining(", "))));
    }

    @Override
    public Funds funds() {
        return new LocalFunds(machine, folder);
    }

    @Override
    public String takeDown(boolean data) {
        try (StateLock _ = CommandLock.take(folder)) {
            new SupervisorProcess(folder).stop();
            end(folder.nodes());
            if (data) {
                StateFiles.deleteTree(folder.path());
            }
        }
        return data
                ? name() + " is down and removed"
                : name() + " is down; timenet up brings it up again";
    }

    /** All are asked before any is waited for, so that they end side by side. */
    private void end(List<NodeFolder> nodes) {
        Instant now = machine.clock().instant();
        nodes.forEach(node -> NodeProcesses.terminate(node, now));
        for (NodeFolder node : nodes) {
            if (!NodeProcesses.end(node, now)) {
                throw TimenetException.failed(
                        node.name() + " does not end, even by force; nothing was removed");
            }
        }
    }
}
