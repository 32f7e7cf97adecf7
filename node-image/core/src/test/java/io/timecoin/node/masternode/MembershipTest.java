package io.timecoin.node.masternode;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.BlockHeader;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.TxInput;
import io.timecoin.node.chain.TxOutput;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.crypto.StubSignatures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MembershipTest {
    private static final NetworkType NETWORK = NetworkType.TESTNET;
    private static final StubSignatures KEYS = new StubSignatures();
    private static final Membership FOUR =
            Membership.genesis(
                    new MemberSet(
                            Stream.of("a", "b", "c", "d").map(MembershipTest::member).toList()));

    private int coins;

    @Test
    void whoRegistersInABlockDecidesTheNextHeight() {
        Membership after = after(FOUR, join("e"));

        assertThat(after.number()).isEqualTo(1);
        assertThat(after.set().contains(key("e"))).isTrue();
        assertThat(after.waiting()).isEmpty();
        assertThat(after.setOf(0)).contains(FOUR.set());
        assertThat(after.setOf(1)).contains(after.set());
        assertThat(after.setOf(2)).isEmpty();
    }

    @Test
    void changesTakeEffectOneABlockInTheirOrder() {
        Membership first = after(FOUR, join("e"), join("f"), leave("a"));
        Membership second = after(first);
        Membership third = after(second);

        assertThat(names(first)).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
        assertThat(names(second)).containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f");
        assertThat(names(third)).containsExactlyInAnyOrder("b", "c", "d", "e", "f");
        assertThat(third.number()).isEqualTo(3);
        assertThat(after(third)).isEqualTo(third);
    }

    @Test
    void thereAreNeverFewerThanThreeAndWhoWaitsLeavesOnceAnotherHasJoined() {
        Membership three = after(after(FOUR, leave("a")), leave("b"));
        assertThat(names(three)).containsExactlyInAnyOrder("b", "c", "d");
        assertThat(three.waiting()).hasSize(1);

        Membership joined = after(three, join("e"));
        assertThat(names(joined)).containsExactlyInAnyOrder("b", "c", "d", "e");
        assertThat(names(after(joined))).containsExactlyInAnyOrder("c", "d", "e");
    }

    @Test
    void whoSpendsTheDepositLeaves() {
        Transaction join = join("e");
        Membership five = after(FOUR, join);

        Membership after = after(five, spend(new OutPoint(join.txid(), 0)));

        assertThat(after.set()).isEqualTo(FOUR.set());
        assertThat(after.deposits()).isEmpty();
    }

    @Test
    void whoSpendsTheDepositBeforeItsTurnNeverJoins() {
        Transaction late = join("f");
        Membership waiting = after(FOUR, join("e"), late);

        Membership after = after(waiting, spend(new OutPoint(late.txid(), 0)));

        assertThat(names(after)).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
        assertThat(after.waiting()).isEmpty();
    }

    @Test
    void aRegisteredKeyHasNoEffectASecondTime() {
        Membership once = after(FOUR, join("e"));

        assertThat(after(once, join("e"), join("a"))).isEqualTo(once);
        assertThat(after(FOUR, join("e"), join("e")).waiting()).isEmpty();
    }

    @Test
    void whoLeavesAndRegistersInOneTransactionChangesWhatIsSaidOfItAndNotTheSet() {
        Transaction join = join("e");
        Membership five = after(FOUR, join);
        Member other = new Member(key("e"), Tier.FREE, address("other"), "e-2");
        OutPoint deposit = new OutPoint(join.txid(), 0);
        Transaction renewal =
                transaction(
                        deposit,
                        MembershipRecord.join(
                                other, owner("e"), Hash.ZERO, deposit, KEYS.signer("e")));

        Membership renewed = after(five, renewal);

        assertThat(renewed.number()).isEqualTo(five.number());
        assertThat(renewed.set().find(key("e"))).contains(other);
        assertThat(renewed.deposits()).containsOnlyKeys(new OutPoint(renewal.txid(), 0));
        assertThat(renewed.waiting()).isEmpty();
    }

    @Test
    void whereNobodyIsAdmittedNoBlockChangesAnything() {
        Block block = block(join("e"), leave("a"));

        assertThat(FOUR.after(block, NETWORK, Admission.CLOSED)).isSameAs(FOUR);
    }

    @Test
    void onlyTheLastSetsAreKept() {
        Membership membership = FOUR;
        for (int i = 0; i < 2 * Membership.KEPT; i++) {
            membership = after(membership, i % 2 == 0 ? join("e") : leave("e"));
        }

        assertThat(membership.earlier()).hasSize(Membership.KEPT);
        assertThat(membership.setOf(membership.number() - Membership.KEPT)).isPresent();
        assertThat(membership.setOf(membership.number() - Membership.KEPT - 1)).isEmpty();
    }

    @Test
    void theStoredFormIsReadBack() {
        Membership membership = after(after(FOUR, join("e"), join("f"), leave("a"), leave("b")));

        assertThat(MembershipForm.read(MembershipForm.write(membership))).isEqualTo(membership);
    }

    @Test
    void aScriptHasOneForm() {
        Bytes script = join("e").outputs().getFirst().scriptPubkey();

        assertThat(MembershipRecord.parse(script, NETWORK).map(MembershipRecord::toScript))
                .contains(script);
        assertThat(MembershipRecord.parse(script, NetworkType.MAINNET)).isEmpty();
        assertThat(MembershipRecord.parse(script.concat(Bytes.utf8(" ")), NETWORK)).isEmpty();
        assertThat(
                        MembershipRecord.parse(
                                Bytes.utf8(script.toUtf8().replace(" join ", " jo in ")), NETWORK))
                .isEmpty();
        assertThat(MembershipRecord.parse(Bytes.utf8(address("e")), NETWORK)).isEmpty();
    }

    private Transaction join(String name) {
        OutPoint coin = coin();
        return transaction(
                coin,
                MembershipRecord.join(
                        member(name), owner(name), Hash.ZERO, coin, KEYS.signer(name)));
    }

    private Transaction leave(String name) {
        OutPoint coin = coin();
        return transaction(coin, MembershipRecord.leave(Hash.ZERO, coin, KEYS.signer(name)));
    }

    private static Transaction spend(OutPoint coin) {
        return transaction(coin, List.of(new TxOutput(0, Bytes.utf8(address("e")))));
    }

    private static Transaction transaction(OutPoint coin, MembershipRecord record) {
        return transaction(coin, List.of(new TxOutput(0, record.toScript())));
    }

    private static Transaction transaction(OutPoint coin, List<TxOutput> outputs) {
        return new Transaction(1, List.of(new TxInput(coin, Bytes.EMPTY, 0)), outputs, 0, 0);
    }

    private OutPoint coin() {
        return new OutPoint(Sha256.hash(Bytes.utf8("coin")), coins++);
    }

    private static Membership after(Membership before, Transaction... transactions) {
        return before.after(block(transactions), NETWORK, Admission.FREE);
    }

    private static Block block(Transaction... transactions) {
        List<Transaction> all = new ArrayList<>();
        all.add(new Transaction(1, List.of(), List.of(), 0, 0));
        all.addAll(List.of(transactions));
        return new Block(new BlockHeader(1, 1, Hash.ZERO, Hash.ZERO, 0, 0), all, List.of());
    }

    private static List<String> names(Membership membership) {
        return membership.set().members().stream().map(Member::name).toList();
    }

    private static Member member(String name) {
        return new Member(key(name), Tier.FREE, address(name), name);
    }

    private static PublicKey key(String name) {
        return KEYS.signer(name).publicKey();
    }

    private static Address owner(String name) {
        Signer signer = KEYS.signer(name);
        return Address.of(signer.publicKey(), NETWORK);
    }

    private static String address(String name) {
        return owner(name).toString();
    }
}
