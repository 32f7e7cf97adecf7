package io.timecoin.node.chain;

import io.timecoin.node.chain.TransactionVerdict.Invalid;
import io.timecoin.node.chain.TransactionVerdict.Valid;
import io.timecoin.node.chain.TransactionVerdict.Violation;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.SignatureVerifier;
import io.timecoin.node.masternode.Admission;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The rules that make a spend valid: a function of the transaction, the network and the outputs that may be spent
 * (PROTOCOL 10.2, with what the reference leaves out: 16, rows 13 and 14).
 *
 * @param chainId hash of the genesis block, which signatures bind
 * @param admission who may become a masternode
 */
public record TransactionRules(
        NetworkType network, Hash chainId, Admission admission, SignatureVerifier verifier) {
    /** The version of spends (PROTOCOL 6). */
    public static final int VERSION = 1;

    /** Bytes of a transaction's binary form (PROTOCOL 1). */
    public static final int MAX_BYTES = 1_000_000;

    /** The rules of a network whose masternodes never change. */
    public TransactionRules(NetworkType network, Hash chainId, SignatureVerifier verifier) {
        this(network, chainId, Admission.CLOSED, verifier);
    }

    /** Checks every rule. */
    public TransactionVerdict check(Transaction transaction, UtxoSource unspent) {
        return check(transaction, unspent, false);
    }

    /** Checks every rule, but for the signatures where they are known to hold. */
    TransactionVerdict check(Transaction transaction, UtxoSource unspent, boolean signed) {
        Optional<Invalid> fault = faultOfForm(transaction);
        if (fault.isPresent()) {
            return fault.get();
        }
        return switch (checkInputs(transaction, unspent)) {
            case Invalid invalid -> invalid;
            case Valid valid ->
                    signed
                            ? valid
                            : faultOfSignatures(transaction)
                                    .<TransactionVerdict>map(invalid -> invalid)
                                    .orElse(valid);
        };
    }

    /** What is wrong with a transaction whatever it spends, but for its signatures, which cost most. */
    public Optional<Invalid> faultOfForm(Transaction transaction) {
        return faultOfParts(transaction)
                .or(() -> faultOfSize(transaction))
                .or(() -> faultOfInputForms(transaction))
                .or(() -> faultOfReceivers(transaction))
                .or(() -> faultOfMembership(transaction));
    }

    /** Whether every owner signed. It needs no state, so any thread may check it ahead. */
    public Optional<Invalid> faultOfSignatures(Transaction transaction) {
        Bytes message = SpendProof.signedBytes(chainId, transaction);
        Set<Bytes> proofs = new LinkedHashSet<>();
        transaction.inputs().forEach(input -> proofs.add(input.scriptSig()));
        boolean signed =
                membership().areSigned(transaction, chainId, verifier)
                        && proofs.stream()
                                .allMatch(script ->
                                        SpendProof.parse(script)
                                                .filter(proof -> proof.holds(message, verifier))
                                                .isPresent());
        return signed
                ? Optional.empty()
                : invalid(
                        Violation.BAD_SIGNATURE,
                        "a signature does not hold; sign for the network " + chainId);
    }

    /** Checks what depends on the outputs spent: their existence, their owners and the fee. The form has been checked. */
    public TransactionVerdict checkInputs(Transaction transaction, UtxoSource unspent) {
        List<Utxo> spent = new ArrayList<>();
        for (OutPoint outpoint : transaction.spends()) {
            Optional<Utxo> utxo = unspent.find(outpoint);
            if (utxo.isEmpty()) {
                return new Invalid(
                        Violation.UNKNOWN_INPUT,
                        "the output " + outpoint + " does not exist or is spent");
            }
            spent.add(utxo.get());
        }
        return faultOfAmounts(transaction, spent)
                .or(() -> faultOfOwners(transaction, spent))
                .<TransactionVerdict>map(invalid -> invalid)
                .orElseGet(() -> new Valid(spent, sumOf(spent) - sumOf(transaction)));
    }

    private static Optional<Invalid> faultOfParts(Transaction transaction) {
        if (transaction.version() != VERSION) {
            return invalid(
                    Violation.WRONG_VERSION,
                    "the version must be "
                            + VERSION
                            + ", not "
                            + Integer.toUnsignedString(transaction.version()));
        }
        if (transaction.inputs().isEmpty()) {
            return invalid(Violation.NO_INPUTS, "the transaction spends nothing");
        }
        return transaction.outputs().isEmpty()
                ? invalid(Violation.NO_OUTPUTS, "the transaction pays nobody")
                : Optional.empty();
    }

    private static Optional<Invalid> faultOfSize(Transaction transaction) {
        long bytes = Bincode.size(transaction);
        return bytes <= MAX_BYTES
                ? Optional.empty()
                : invalid(
                        Violation.TOO_LARGE,
                        "the transaction has " + bytes + " bytes, and " + MAX_BYTES + " at most");
    }

    private static Optional<Invalid> faultOfInputForms(Transaction transaction) {
        Set<OutPoint> seen = new LinkedHashSet<>();
        for (TxInput input : transaction.inputs()) {
            if (!seen.add(input.previousOutput())) {
                return invalid(
                        Violation.REPEATED_INPUT, input.previousOutput() + " is spent twice");
            }
            if (input.scriptSig().length() != SpendProof.LENGTH) {
                return invalid(
                        Violation.UNSIGNED,
                        "the script for %s has %d bytes; a public key and a signature have %d"
                                .formatted(
                                        input.previousOutput(),
                                        input.scriptSig().length(),
                                        SpendProof.LENGTH));
            }
        }
        return Optional.empty();
    }

    private Optional<Invalid> faultOfReceivers(Transaction transaction) {
        return transaction.outputs().stream()
                .map(TxOutput::scriptPubkey)
                .filter(script -> OutputOwner.of(script, network).isEmpty())
                .findFirst()
                .flatMap(script ->
                        invalid(
                                Violation.UNKNOWN_RECEIVER,
                                "an output goes to 0x%s, which is no address of the %s"
                                        .formatted(script.toHex(), network.wireName())));
    }

    private Optional<Invalid> faultOfMembership(Transaction transaction) {
        return transaction.outputs().stream()
                .flatMap(output -> membership().faultOf(output).stream())
                .findFirst()
                .flatMap(sentence -> invalid(Violation.BAD_MEMBERSHIP, sentence));
    }

    private MembershipRules membership() {
        return new MembershipRules(network, admission);
    }

    private static Optional<Invalid> faultOfAmounts(Transaction transaction, List<Utxo> spent) {
        OptionalLong in = Fees.sum(spent.stream().map(Utxo::value).toList());
        OptionalLong out = Fees.sum(transaction.outputs().stream().map(TxOutput::value).toList());
        if (in.isEmpty() || out.isEmpty()) {
            return invalid(Violation.SUM_TOO_LARGE, "the amounts exceed what can be counted");
        }
        Optional<TxOutput> dust =
                transaction.outputs().stream()
                        .filter(output -> Fees.isDust(output.value()))
                        .findFirst();
        if (dust.isPresent()) {
            return invalid(
                    Violation.DUST_OUTPUT,
                    "an output pays %d units, and the least is %d"
                            .formatted(dust.get().value(), Fees.DUST));
        }
        return faultOfFee(in.getAsLong() - out.getAsLong(), out.getAsLong());
    }

    private static Optional<Invalid> faultOfFee(long fee, long outputs) {
        if (fee < Fees.MINIMUM) {
            return invalid(
                    Violation.FEE_BELOW_MINIMUM,
                    "the fee is %d units, and the least is %d".formatted(fee, Fees.MINIMUM));
        }
        return fee < Fees.leastByRate(outputs)
                ? invalid(
                        Violation.FEE_BELOW_RATE,
                        "the fee is %d units, and 0.1 %% of the outputs is %d"
                                .formatted(fee, Fees.leastByRate(outputs)))
                : Optional.empty();
    }

    private Optional<Invalid> faultOfOwners(Transaction transaction, List<Utxo> spent) {
        for (int i = 0; i < spent.size(); i++) {
            if (!owns(transaction.inputs().get(i), spent.get(i))) {
                return invalid(
                        Violation.NOT_THE_OWNER,
                        "the output %s belongs to another key".formatted(spent.get(i).outpoint()));
            }
        }
        return Optional.empty();
    }

    private boolean owns(TxInput input, Utxo spent) {
        return OutputOwner.of(spent.scriptPubkey(), network)
                .flatMap(owner ->
                        SpendProof.parse(input.scriptSig())
                                .map(proof -> Address.of(proof.key(), network).equals(owner)))
                .orElse(false);
    }

    private static long sumOf(List<Utxo> spent) {
        return spent.stream().mapToLong(Utxo::value).sum();
    }

    private static long sumOf(Transaction transaction) {
        return transaction.outputs().stream().mapToLong(TxOutput::value).sum();
    }

    private static Optional<Invalid> invalid(Violation code, String sentence) {
        return Optional.of(new Invalid(code, sentence));
    }
}
