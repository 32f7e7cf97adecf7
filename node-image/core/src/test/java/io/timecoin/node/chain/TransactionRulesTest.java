package io.timecoin.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.node.Vectors;
import io.timecoin.node.chain.TransactionVerdict.Invalid;
import io.timecoin.node.chain.TransactionVerdict.Valid;
import io.timecoin.node.chain.TransactionVerdict.Violation;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.crypto.StubSignatures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransactionRulesTest {
    private static final long TIME = 100_000_000;
    private static final Hash CHAIN = Sha256.hash(Bytes.utf8("chain"));

    private final StubSignatures signatures = new StubSignatures();
    private final Signer alice = signatures.signer("alice");
    private final Signer bob = signatures.signer("bob");
    private final TransactionRules rules =
            new TransactionRules(NetworkType.TESTNET, CHAIN, signatures);
    private final Map<OutPoint, Utxo> unspent = new TreeMap<>();

    @Test
    void theOwnersSignatureSpendsAnOutput() {
        Transaction transaction = signed(alice, spend(List.of(coin(1, alice, 10 * TIME)), TIME));

        assertThat(check(transaction))
                .isEqualTo(new Valid(List.copyOf(unspent.values()), 9 * TIME));
    }

    @Test
    void outputsOfSeveralOwnersAreSpentTogether() {
        Transaction bare = spend(List.of(coin(1, alice, TIME), coin(2, bob, TIME)), TIME);

        assertThat(check(SpendProof.sign(CHAIN, bare, List.of(alice, bob))))
                .isInstanceOf(Valid.class);
        assertThat(violation(SpendProof.sign(CHAIN, bare, List.of(bob, alice))))
                .isEqualTo(Violation.NOT_THE_OWNER);
    }

    @Test
    void nobodyElseSpendsIt() {
        Transaction bare = spend(List.of(coin(1, alice, TIME)), TIME / 2);

        assertThat(violation(bare)).isEqualTo(Violation.UNSIGNED);
        assertThat(violation(signed(bob, bare))).isEqualTo(Violation.NOT_THE_OWNER);
        assertThat(violation(forged(signed(bob, bare)))).isEqualTo(Violation.BAD_SIGNATURE);
    }

    @Test
    void aSignatureCoversEverythingButTheScripts() {
        Transaction transaction = signed(alice, spend(List.of(coin(1, alice, TIME)), TIME / 2));
        TxOutput other = new TxOutput(TIME / 4, script(bob));

        assertThat(
                        violation(
                                new Transaction(
                                        1,
                                        transaction.inputs(),
                                        List.of(other),
                                        0,
                                        transaction.timestamp())))
                .isEqualTo(Violation.BAD_SIGNATURE);
        assertThat(violation(new Transaction(1, transaction.inputs(), transaction.outputs(), 0, 1)))
                .isEqualTo(Violation.BAD_SIGNATURE);
    }

    @Test
    void aSpendOfAnotherNetworkMeansNothingHere() {
        Transaction bare = spend(List.of(coin(1, alice, TIME)), TIME / 2);

        assertThat(violation(SpendProof.sign(Hash.ZERO, bare, alice)))
                .isEqualTo(Violation.BAD_SIGNATURE);
    }

    @Test
    void anInputThatStandsTwiceDoesNotCountTwice() {
        OutPoint coin = coin(1, alice, TIME);

        assertThat(violation(signed(alice, spend(List.of(coin, coin), 2 * TIME))))
                .isEqualTo(Violation.REPEATED_INPUT);
    }

    @Test
    void sumsDoNotWrap() {
        OutPoint coin = coin(1, alice, TIME);
        assertThat(violation(signed(alice, spend(List.of(coin), -1L, TIME))))
                .isEqualTo(Violation.SUM_TOO_LARGE);
        assertThat(violation(signed(alice, spend(List.of(coin), Long.MAX_VALUE, Long.MAX_VALUE))))
                .isEqualTo(Violation.SUM_TOO_LARGE);
    }

    @Test
    void whatDoesNotExistIsNotSpent() {
        OutPoint unknown = new OutPoint(Hash.ZERO, 7);

        assertThat(violation(signed(alice, spend(List.of(unknown), TIME))))
                .isEqualTo(Violation.UNKNOWN_INPUT);
    }

    @Test
    void moneyGoesToAddressesOfThisNetworkOnly() {
        OutPoint coin = coin(1, alice, TIME);
        String mainnet = Address.of(bob.publicKey(), NetworkType.MAINNET).toString();

        assertThat(violation(signed(alice, pay(coin, "nobody"))))
                .isEqualTo(Violation.UNKNOWN_RECEIVER);
        assertThat(violation(signed(alice, pay(coin, mainnet))))
                .isEqualTo(Violation.UNKNOWN_RECEIVER);
    }

    @Test
    void aTransactionHasAVersionInputsOutputsAndASize() {
        OutPoint coin = coin(1, alice, TIME);
        Transaction good = signed(alice, spend(List.of(coin), TIME / 2));

        assertThat(violation(new Transaction(2, good.inputs(), good.outputs(), 0, 0)))
                .isEqualTo(Violation.WRONG_VERSION);
        assertThat(violation(new Transaction(1, List.of(), good.outputs(), 0, 0)))
                .isEqualTo(Violation.NO_INPUTS);
        assertThat(violation(new Transaction(1, good.inputs(), List.of(), 0, 0)))
                .isEqualTo(Violation.NO_OUTPUTS);
        List<TxOutput> many = Collections.nCopies(20_000, good.outputs().getFirst());
        assertThat(violation(new Transaction(1, good.inputs(), many, 0, 0)))
                .isEqualTo(Violation.TOO_LARGE);
    }

    @ParameterizedTest
    @MethodSource("fees")
    void aFeeThatTheReferenceRefusesIsRefused(JsonNode vector) {
        long in = vector.required("input_sum").longValue();
        long[] outputs =
                vector.required("outputs").valueStream().mapToLong(JsonNode::longValue).toArray();
        long fee = in - Arrays.stream(outputs).sum();
        boolean accepted =
                vector.required("accepted").booleanValue()
                        && fee >= Fees.MINIMUM
                        && outputs.length > 0;

        Transaction transaction = signed(alice, spend(List.of(coin(1, alice, in)), outputs));

        assertThat(check(transaction) instanceof Valid).isEqualTo(accepted);
    }

    @Test
    void theSizeIsThatOfTheBinaryForm() {
        Transaction transaction =
                signed(alice, spend(List.of(coin(1, alice, TIME), coin(2, alice, TIME)), 1, 2));

        assertThat(Bincode.size(transaction)).isEqualTo(Bincode.encode(transaction).length());
    }

    private TransactionVerdict check(Transaction transaction) {
        return rules.check(transaction, outpoint -> Optional.ofNullable(unspent.get(outpoint)));
    }

    private Violation violation(Transaction transaction) {
        return ((Invalid) check(transaction)).code();
    }

    private OutPoint coin(int number, Signer owner, long value) {
        OutPoint outpoint = new OutPoint(Sha256.hash(Bytes.utf8("coin " + number)), number);
        unspent.put(outpoint, Utxo.of(outpoint, new TxOutput(value, script(owner))));
        return outpoint;
    }

    private Transaction spend(List<OutPoint> coins, long... values) {
        List<TxOutput> outputs = new ArrayList<>();
        for (long value : values) {
            outputs.add(new TxOutput(value, script(bob)));
        }
        return new Transaction(1, inputs(coins), outputs, 0, 0);
    }

    private static Transaction pay(OutPoint coin, String receiver) {
        TxOutput output = new TxOutput(TIME / 2, Bytes.utf8(receiver));
        return new Transaction(1, inputs(List.of(coin)), List.of(output), 0, 0);
    }

    private static List<TxInput> inputs(List<OutPoint> coins) {
        return coins.stream().map(coin -> new TxInput(coin, Bytes.EMPTY, -1)).toList();
    }

    private static Transaction signed(Signer owner, Transaction bare) {
        return SpendProof.sign(CHAIN, bare, owner);
    }

    /** Alice's key beside a signature that is not hers. */
    private Transaction forged(Transaction transaction) {
        return transaction.withScripts(index ->
                new SpendProof(
                                alice.publicKey(),
                                SpendProof.parse(transaction.inputs().get(index).scriptSig())
                                        .orElseThrow()
                                        .signature())
                        .toScriptSig());
    }

    private static Bytes script(Signer owner) {
        return Bytes.utf8(Address.of(owner.publicKey(), NetworkType.TESTNET).toString());
    }

    private static Stream<JsonNode> fees() {
        return Vectors.list("rewards_and_fees.json", "fees");
    }
}
