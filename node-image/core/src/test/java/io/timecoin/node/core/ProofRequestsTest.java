package io.timecoin.node.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.core.ProofRequests.Page;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.crypto.StubSignatures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProofRequestsTest {
    private static final Instant START = Instant.EPOCH;

    private final PublicKey one = new StubSignatures().signer("one").publicKey();
    private final PublicKey other = new StubSignatures().signer("other").publicKey();
    private final Set<Hash> here = new HashSet<>();
    private final ProofRequests requests = new ProofRequests(here::contains);

    @Test
    void eachMasternodeHasOneQuestionOpenHoweverMuchIsLackingAndHoweverOftenOneLooks() {
        requests.want(txids(10_000));

        List<Page> asked = new ArrayList<>(requests.next(List.of(one, other), START));
        for (int i = 0; i < 100; i++) {
            asked.addAll(requests.next(List.of(one, other), START.plusMillis(i)));
        }

        assertThat(asked).extracting(Page::to).containsExactlyInAnyOrder(one, other);
        assertThat(asked).allSatisfy(page -> assertThat(page.txids()).hasSize(ProofRequests.PAGE));
    }

    @Test
    void noTransactionIsAskedOfTwoAtOnce() {
        requests.want(txids(2 * ProofRequests.PAGE));

        List<Hash> asked =
                requests.next(List.of(one, other), START).stream()
                        .flatMap(page -> page.txids().stream())
                        .toList();

        assertThat(asked).doesNotHaveDuplicates().hasSize(2 * ProofRequests.PAGE);
    }

    @Test
    void anAnswerBringsTheNextPageWithoutWhatIsHere() {
        List<Hash> all = txids(3 * ProofRequests.PAGE);
        requests.want(all);
        Page first = requests.next(List.of(one), START).getFirst();
        here.addAll(first.txids());

        requests.answered(one);
        Page second = requests.next(List.of(one), START).getFirst();

        assertThat(second.txids()).doesNotContainAnyElementsOf(first.txids());
    }

    @Test
    void whoAnswersWithNothingOfUseIsNotAskedAgainAtOnce() {
        requests.want(txids(1));
        requests.next(List.of(one), START);

        requests.answered(one);

        assertThat(requests.next(List.of(one), START)).isEmpty();
        assertThat(requests.next(List.of(one), START.plus(ProofRequests.PATIENCE))).hasSize(1);
    }

    @Test
    void aQuestionThatIsNotAnsweredGoesToAnother() {
        requests.want(txids(1));
        PublicKey first = requests.next(List.of(one, other), START).getFirst().to();

        Page again =
                requests.next(List.of(one, other), START.plus(ProofRequests.PATIENCE)).getFirst();

        assertThat(again.to()).isNotEqualTo(first);
    }

    @Test
    void whatWasAskedOfOneWhoHasGoneIsAskedOfAnotherAtOnce() {
        requests.want(txids(1));
        requests.next(List.of(one), START);

        assertThat(requests.next(List.of(other), START))
                .extracting(Page::to)
                .containsExactly(other);
    }

    @Test
    void nothingIsAskedForThatIsWantedNoMore() {
        requests.want(txids(100));
        requests.want(List.of());

        assertThat(requests.next(List.of(one), START)).isEmpty();
    }

    private static List<Hash> txids(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Sha256.hash(Bytes.utf8("transaction " + i)))
                .toList();
    }
}
