package io.timecoin.node.rpc.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.node.rpc.http.Json;
import io.timecoin.node.rpc.jsonrpc.JsonRpc;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SubscribedClientTest {
    private final AtomicInteger wakes = new AtomicInteger();
    private final NoticeFeed feed = new NoticeFeed();
    private final SubscribedClient client = new SubscribedClient(feed, wakes::incrementAndGet);
    private final JsonRpc rpc = new JsonRpc(client.methods());

    @Test
    void noticeIsMadeOnlyIfSomebodyWantsIt() throws Exception {
        AtomicInteger made = new AtomicInteger();
        feed.publish(Topic.UTXOS, () -> notice(made.incrementAndGet(), "a"));
        subscribe("\"utxos\"");
        feed.publish(Topic.BLOCKS, () -> notice(made.incrementAndGet(), "a"));
        feed.publish(Topic.UTXOS, () -> notice(made.incrementAndGet(), "a"));

        assertThat(made).hasValue(1);
        assertThat(wakes).hasValue(1);
    }

    @Test
    void noticesOfOtherSubjectsAreLeftOut() throws Exception {
        subscribe("\"utxos\",[\"b\",\"c\"]");
        publish(1, "a");
        publish(2, "a", "b");

        assertThat(next().at("/params/event/n").intValue()).isEqualTo(2);
        assertThat(client.next()).isEmpty();
    }

    @Test
    void noticesBeyondTheQueueAreDroppedAndTheNextDeliveredOneSaysHowMany() throws Exception {
        subscribe("\"utxos\"");
        for (int i = 0; i < Subscription.MAX_WAITING + 5; i++) {
            publish(i, "a");
        }

        assertThat(next().at("/params/missed").intValue()).isEqualTo(5);
        assertThat(next().at("/params/missed").intValue()).isZero();
        publish(-1, "a");
        for (int i = 2; i < Subscription.MAX_WAITING; i++) {
            assertThat(next().at("/params/event/n").intValue()).isEqualTo(i);
        }
        assertThat(next().at("/params/event/n").intValue()).isEqualTo(-1);
        assertThat(client.next()).isEmpty();
    }

    @Test
    void closedClientIsToldNothingAndCannotSubscribe() throws Exception {
        subscribe("\"utxos\"");
        client.close();
        publish(1, "a");

        assertThat(client.next()).isEmpty();
        assertThat(subscribe("\"utxos\"").path("error").isMissingNode()).isFalse();
    }

    @Test
    void subscriptionsOfOneClientAreLimited() throws Exception {
        for (int i = 0; i < 32; i++) {
            assertThat(subscribe("\"blocks\"").path("error").isMissingNode()).isTrue();
        }

        assertThat(subscribe("\"blocks\"").at("/error/message").textValue())
                .contains("at most 32 subscriptions");
    }

    private JsonNode subscribe(String params) throws Exception {
        return rpc.answer(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"subscribe\",\"params\":["
                                + params
                                + "]}",
                        _ -> true)
                .orElseThrow();
    }

    private void publish(int number, String... subjects) {
        feed.publish(Topic.UTXOS, () -> notice(number, subjects));
    }

    private JsonNode next() throws Exception {
        return Json.parse(client.next().orElseThrow());
    }

    private static Notice notice(int number, String... subjects) {
        return new Notice(Topic.UTXOS, Set.of(subjects), Json.object().put("n", number));
    }
}
