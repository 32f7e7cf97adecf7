package io.timecoin.timenet.command;

import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.local.SupervisorProcess;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.StateLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a network up, or to what its file says now. */
@Command(
        name = "up",
        description =
                "Brings up the network that a file describes, or changes it to what the file says"
                        + " now, and returns when it runs.")
final class Up implements Callable<Integer> {
    private final Machine machine;
    @Mixin private final NetworkOption network = new NetworkOption();
    @Mixin private final TimeoutOption timeout = new TimeoutOption();

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "A TimeNetwork. Default: manifests/networks/testnet.yaml.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--port-base",
            paramLabel = "PORT",
            description =
                    "First of 100 ports of a new network: RPC from PORT+1, P2P from PORT+51."
                            + " Default: 24100, or the next block that no network has.")
    private Optional<Integer> portBase = Optional.empty();

    Up(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Documents documents = new Documents();
        TimeNetwork wanted = documents.read(document());
        NetworkFolder folder =
                machine.networks().network(network.name().orElse(wanted.getMetadata().getName()));
        wanted.getMetadata().setName(folder.name());
        LocalLimits.check(wanted);
        boolean changed;
        boolean wasUp;
        try (StateLock _ = CommandLock.take(folder)) {
            wasUp = new SupervisorProcess(folder).running().isPresent();
            changed = prepare(documents, folder, wanted);
            new Supervision(machine, folder).ensure();
        }
        if (wasUp && !changed) {
            machine.terminal()
                    .say("network " + folder.name() + " is wanted as the file says already");
        }
        return new Ending(machine, folder).await(timeout.limit(), Ending::printOverview);
    }

    private Path document() {
        return file.orElseGet(() ->
                machine.checkout()
                        .map(root -> root.resolve("manifests/networks/testnet.yaml"))
                        .orElseThrow(() -> TimenetException.badInput("name a FILE")));
    }

    /** Checks, makes what is missing, then stores what is wanted: until then nothing has changed. */
    private boolean prepare(Documents documents, NetworkFolder folder, TimeNetwork applied)
            throws IOException {
        Optional<TimeNetwork> old = folder.desired();
        if (old.isPresent()) {
            documents.checkChange(old.get(), applied, document().toString());
            LocalLimits.checkChange(old.get(), applied);
        }
        TimeNetwork wanted =
                old.map(known -> keepingUpgrade(documents, folder, applied, known)).orElse(applied);
        new ImageSource(machine).require(ImageReference.parse(wanted.getSpec().image()));
        Creation creation = new Creation(machine, folder);
        if (old.isPresent()) {
            creation.renew(wanted);
        } else {
            machine.terminal().say("network " + folder.name() + " is new: making keys and genesis");
            creation.create(wanted, portBase);
        }
        boolean changed = new Desire(machine, folder).store(wanted);
        folder.setApplied(applied);
        return changed;
    }

    /** An image that a command chose stays until the file names another one than it did before. */
    private TimeNetwork keepingUpgrade(
            Documents documents, NetworkFolder folder, TimeNetwork applied, TimeNetwork known) {
        String image = known.getSpec().image();
        boolean sameInFile =
                folder.applied()
                        .filter(before ->
                                before.getSpec().image().equals(applied.getSpec().image()))
                        .isPresent();
        if (!sameInFile || image.equals(applied.getSpec().image())) {
            return applied;
        }
        machine.terminal()
                .say(
                        "network "
                                + folder.name()
                                + " stays with "
                                + image
                                + ", to which it was upgraded since the file was applied");
        return documents.withImage(applied, image);
    }
}
