package io.timecoin.node.simulation;

import io.timecoin.node.core.NodeEffect;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.wire.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * A process in somebody else's hands: it completes its handshakes like any node and then says whatever the test wants to
 * the one that it attacks.
 */
final class HostilePeer implements Observer {
    private final VirtualNetwork network;
    private final VirtualNode process;
    private final VirtualNode victim;
    private final List<Message> answers = new ArrayList<>();

    /** @param process whose connections it uses */
    HostilePeer(VirtualNetwork network, VirtualNode process, VirtualNode victim) {
        this.network = network;
        this.process = process;
        this.victim = victim;
    }

    /** Says something to the victim, and nothing that an honest node would. */
    void say(Message message) {
        network.links()
                .connection(process, victim)
                .ifPresent(id -> network.links().send(process, id, message));
    }

    /** What the victim has said to it since the last question. */
    List<Message> answers() {
        return List.copyOf(answers);
    }

    void forgetAnswers() {
        answers.clear();
    }

    @Override
    public void performed(VirtualNode node, NodeEffect effect) {
        if (node == victim
                && effect instanceof NodeEffect.Send(List<ConnectionId> to, Message message)) {
            network.links()
                    .connection(victim, process)
                    .filter(to::contains)
                    .ifPresent(_ -> answers.add(message));
        }
    }
}
