package io.timecoin.operator.controller.cluster;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.Pod;
import io.timecoin.crds.v1alpha1.spec.Tier;
import io.timecoin.operator.controller.resources.Labels;
import io.timecoin.operator.rollout.Revision;
import io.timecoin.operator.rollout.network.Health;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.simulation.Behaviour;
import io.timecoin.operator.rollout.simulation.FakeNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** The nodes of one network: a chain in step with the clock, asked over HTTP on loopback. */
final class ScriptedNodes implements AutoCloseable {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final FakeNetwork network;
    private final Map<String, HttpServer> servers = new LinkedHashMap<>();
    private final AtomicInteger errors = new AtomicInteger();
    private final AtomicLong asked = new AtomicLong();
    private final List<String> finalized = new ArrayList<>();

    private final IntFunction<InetSocketAddress> listening;

    /** Nodes that listen where there is a free port on loopback. */
    ScriptedNodes(Duration blockInterval) {
        this(blockInterval, _ -> new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** Nodes that listen at the addresses that this gives for their numbers, from 0. */
    ScriptedNodes(Duration blockInterval, IntFunction<InetSocketAddress> listening) {
        network = new FakeNetwork(Instant.now(), blockInterval);
        this.listening = listening;
    }

    synchronized void add(String name, String pool, Tier tier) {
        network.add(name, pool, tier, Optional.empty());
        try {
            HttpServer server = HttpServer.create(listening.apply(servers.size()), 0);
            server.createContext("/status", exchange -> answer(exchange, name));
            server.createContext("/finalize", exchange -> finalizeUpgrade(exchange, name));
            server.start();
            servers.put(name, server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What nodes of this revision do; an image called missing cannot be pulled. */
    synchronized void define(Revision revision, Behaviour behaviour) {
        network.define(revision, behaviour);
        if (revision.image().contains("missing")) {
            network.loseImage(revision);
        }
    }

    /** Where the node of a Pod answers here. */
    Optional<URI> addressOf(Pod pod) {
        if (errors.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("the resolver of addresses fails, as a test asked");
        }
        return Labels.find(pod, Labels.MASTERNODE)
                .map(this::address)
                .map(address ->
                        URI.create(
                                "http://%s:%d"
                                        .formatted(address.getHostString(), address.getPort())));
    }

    /** Where a node listens. */
    InetSocketAddress address(String name) {
        return Optional.ofNullable(servers.get(name)).orElseThrow().getAddress();
    }

    /** So many of the next looks at a node end with an error. */
    void failNext(int looks) {
        errors.set(looks);
    }

    /** A Pod of this masternode started. */
    synchronized void start(String name, String revision) {
        network.assign(name, revision);
    }

    /** The host of a masternode is gone until it is repaired. */
    synchronized void breakHost(String name, boolean broken) {
        network.breakHost(name, broken);
    }

    synchronized void stop(String name) {
        network.stop(name);
    }

    /** Lets the chain catch up with the clock. */
    synchronized void tick() {
        Duration behind = Duration.between(network.now(), Instant.now());
        if (behind.isPositive()) {
            network.advance(Duration.ofMillis(behind.toMillis() / 100 * 100));
        }
    }

    /** What the platform would see of a masternode. */
    synchronized Masternode masternode(String name) {
        return network.observe(name);
    }

    synchronized long height() {
        return network.height();
    }

    synchronized long missedSlots() {
        return network.missedSlots();
    }

    /** How many times any of them was asked for its status. */
    long asked() {
        return asked.get();
    }

    /** The tokens that came with {@code POST /finalize}. */
    synchronized List<String> finalizations() {
        return List.copyOf(finalized);
    }

    private void answer(HttpExchange exchange, String name) throws IOException {
        asked.incrementAndGet();
        switch (masternode(name).health()) {
            case Health.Answered answer -> {
                byte[] body =
                        JSON.writeValueAsString(answer.status()).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
            case Health.Foreign _ -> exchange.sendResponseHeaders(404, -1);
            case Health.Unreachable _, Health.NotRunning _ -> {}
        }
        exchange.close();
    }

    private void finalizeUpgrade(HttpExchange exchange, String name) throws IOException {
        synchronized (this) {
            finalized.add(name + " " + exchange.getRequestHeaders().getFirst("Authorization"));
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    @Override
    public void close() {
        servers.values().forEach(server -> server.stop(0));
    }
}
