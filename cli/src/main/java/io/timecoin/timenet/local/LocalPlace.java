package io.timecoin.timenet.local;

import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.place.Documents;
import io.timecoin.timenet.place.KeptImage;
import io.timecoin.timenet.place.Place;
import io.timecoin.timenet.place.PlacedNetwork;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.StateLock;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * This machine: each masternode is a process.
 *
 * @param portBase first of the ports of a new network, where a person chose it
 */
public record LocalPlace(Machine machine, Optional<Integer> portBase) implements Place {
    @Override
    public String description() {
        return "this machine";
    }

    @Override
    public List<PlacedNetwork> networks() {
        return machine.networks().all().stream()
                .<PlacedNetwork>map(folder -> new LocalNetwork(machine, folder))
                .toList();
    }

    @Override
    public PlacedNetwork bringUp(TimeNetwork applied, String source) throws IOException {
        NetworkFolder folder = machine.networks().network(applied.getMetadata().getName());
        LocalLimits.check(applied);
        boolean changed;
        boolean wasUp;
        try (StateLock _ = CommandLock.take(folder)) {
            wasUp = new SupervisorProcess(folder).running().isPresent();
            changed = prepare(folder, applied, source);
            new Supervision(machine, folder).ensure();
        }
        if (wasUp && !changed) {
            machine.terminal()
                    .say("network " + folder.name() + " is wanted as the file says already");
        }
        return new LocalNetwork(machine, folder);
    }

    /** Checks, makes what is missing, then stores what is wanted: until then nothing has changed. */
    private boolean prepare(NetworkFolder folder, TimeNetwork applied, String source)
            throws IOException {
        Documents documents = new Documents();
        Optional<TimeNetwork> old = folder.desired();
        if (old.isPresent()) {
            documents.checkChange(old.get(), applied, source);
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

    private TimeNetwork keepingUpgrade(
            Documents documents, NetworkFolder folder, TimeNetwork applied, TimeNetwork known) {
        Optional<String> before = folder.applied().map(network -> network.getSpec().image());
        Optional<String> kept = KeptImage.of(before, known, applied);
        kept.ifPresent(image -> machine.terminal().say(KeptImage.notice(folder.name(), image)));
        return kept.map(image -> documents.withImage(applied, image)).orElse(applied);
    }

    @Override
    public void close() {}
}
