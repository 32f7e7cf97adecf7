package io.timecoin.node.simulation;

import io.timecoin.node.masternode.Admission;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Masternodes join a network that runs, decide with the others, and leave again, while coins move. */
final class Changes {
    /** A block has to be made, and the next one takes the change up. */
    private static final Duration CHANGED = Duration.ofSeconds(12);

    /** Each leads at random: one of six has led once in this time, but for a chance of one in a million. */
    private static final Duration LED = VirtualNetwork.BLOCK_INTERVAL.multipliedBy(80);

    private static final Duration SYNCED = Duration.ofSeconds(10);
    private static final Duration HEALING = Duration.ofSeconds(60);

    /** Most time between two changes under faults, in milliseconds. */
    private static final int PAUSE_MILLIS = 6_000;

    /** Fewer than these never decide. */
    private static final int STAYING = 3;

    private Changes() {}

    /** From four to six and back, each one a full node first; one or the other dies meanwhile. */
    static void growAndShrink(Simulation simulation) {
        VirtualNetwork network = simulation.network(4, Admission.FREE, Registrar.allocations());
        Spender spender = new Spender(network, simulation.random(), true);
        Registrar registrar = new Registrar(network, simulation.random(), spender);
        network.startAll();
        network.run(Duration.ofSeconds(4));
        spender.start();
        VirtualNode fifth = join(simulation, network, registrar, "masternode 4");
        blink(simulation, network, network.node(simulation.random().nextInt(4)));
        VirtualNode sixth = join(simulation, network, registrar, "masternode 5");
        for (VirtualNode node : List.of(fifth, sixth)) {
            simulation.within(
                    network, LED, () -> simulation.hasProposed(node), node + " has proposed");
        }
        blink(simulation, network, network.node(simulation.random().nextInt(6)));
        leave(simulation, network, registrar, simulation.random().nextBoolean() ? fifth : sixth);
        leave(simulation, network, registrar, network.node(4));
        simulation.within(
                network, SYNCED, () -> network.reached(network.due()), "all are on schedule");
        spender.stop();
        Payments.settle(simulation, network, spender);
    }

    private static VirtualNode join(
            Simulation simulation, VirtualNetwork network, Registrar registrar, String name) {
        VirtualNode node = network.add(network.keys().signer(name));
        network.start(node);
        simulation.within(
                network,
                SYNCED,
                () -> node.height() >= network.due() && node.status().synced(),
                node + " follows the chain");
        simulation.require(node.disk().record().isEmpty(), node + " signs and is no masternode");
        registrar.join(node);
        simulation.within(
                network, CHANGED, () -> registrar.isMember(node), node + " is a masternode");
        simulation.within(
                network, CHANGED, () -> node.disk().record().isPresent(), node + " votes");
        return node;
    }

    private static void leave(
            Simulation simulation, VirtualNetwork network, Registrar registrar, VirtualNode node) {
        registrar.leave(node);
        simulation.within(
                network, CHANGED, () -> !registrar.isMember(node), node + " is no masternode");
        network.remove(node);
    }

    /** It dies and is back soon: one masternode of four or more. */
    private static void blink(Simulation simulation, VirtualNetwork network, VirtualNode node) {
        node.crash();
        network.run(Duration.ofMillis(simulation.random().nextInt(1, 3_000)));
        network.start(node);
        simulation.within(network, SYNCED, () -> network.reached(network.due()), node + " is back");
    }

    /** Anything fails, owners spend twice, and masternodes come and go all the while; one change after the other. */
    static void comeAndGo(Simulation simulation) {
        VirtualNetwork network =
                simulation.network(
                        simulation.random().nextInt(STAYING, 6),
                        Admission.FREE,
                        Registrar.allocations());
        network.add(network.keys().signer("guest 1"));
        network.add(network.keys().signer("guest 2"));
        Spender spender = new Spender(network, simulation.random(), true);
        Churn churn =
                new Churn(
                        network,
                        simulation.random(),
                        new Registrar(network, simulation.random(), spender));
        network.startAll();
        network.run(Duration.ofSeconds(4));
        spender.start();
        churn.next();
        RandomFaults.run(simulation, network);
        churn.stop();
        spender.stop();
        simulation.within(network, HEALING, churn::isDone, "the last change is done");
        Payments.settle(simulation, network, spender);
        simulation.require(
                network.highest().disk().membership().number() > 0, "somebody came or went");
    }

    /** One change after the other, of any but those who stay. */
    private static final class Churn {
        private final VirtualNetwork network;
        private final Random random;
        private final Registrar registrar;
        private VirtualNode changing;
        private boolean joins;
        private boolean stopped;

        Churn(VirtualNetwork network, Random random, Registrar registrar) {
            this.network = network;
            this.random = random;
            this.registrar = registrar;
            this.changing = network.node(0);
            this.joins = true;
        }

        void next() {
            if (stopped || !registrar.hasCoins()) {
                return;
            }
            if (isDone()) {
                changing = network.node(random.nextInt(STAYING, network.nodes().size()));
                joins = !registrar.isMember(changing);
                if (joins) {
                    registrar.join(changing);
                } else {
                    registrar.leave(changing);
                }
            }
            network.after(Duration.ofMillis(random.nextInt(PAUSE_MILLIS)), this::next);
        }

        void stop() {
            stopped = true;
        }

        boolean isDone() {
            return registrar.isMember(changing) == joins;
        }
    }
}
