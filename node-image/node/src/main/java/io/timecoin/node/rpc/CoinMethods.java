package io.timecoin.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.api.Amounts;
import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.rpc.http.Json;
import io.timecoin.node.rpc.jsonrpc.CallException;
import io.timecoin.node.rpc.jsonrpc.ErrorCode;
import io.timecoin.node.rpc.jsonrpc.Method;
import io.timecoin.node.rpc.jsonrpc.Parameters;
import io.timecoin.node.store.MoneyIndex;
import io.timecoin.node.store.TransactionPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Methods about coins and who owns them, with the names and shapes of PROTOCOL 13.2. */
final class CoinMethods {
    /** Addresses in one question: a whole wallet. */
    private static final int MAX_ADDRESSES = 1_000;

    private static final int DEFAULT_HISTORY = 50;
    private static final int MAX_HISTORY = 1_000;

    private final NodeQuery node;
    private final Ledger ledger;

    private CoinMethods(NodeQuery node) {
        this.node = node;
        this.ledger = new Ledger(node);
    }

    static List<Method> of(NodeQuery node) {
        CoinMethods coins = new CoinMethods(node);
        return List.of(
                new Method("getbalance", List.of("address"), coins::balance),
                new Method(
                        "listunspent", List.of("minconf", "maxconf", "addresses"), coins::unspent),
                new Method(
                        "getaddresshistory",
                        List.of("address", "limit", "before"),
                        coins::history));
    }

    /** Of an address, or of this node's own: the original adds up everybody's coins. */
    private JsonNode balance(Parameters parameters) throws CallException, InterruptedException {
        String address =
                parameters.has("address")
                        ? address(parameters.text("address"))
                        : node.ownAddress().toString();
        long sum = 0;
        for (Ledger.Spendable coin : ledger.spendable(List.of(address))) {
            sum = Math.addExact(sum, coin.utxo().value());
        }
        return DecimalNode.valueOf(Amounts.decimal(sum));
    }

    private JsonNode unspent(Parameters parameters) throws CallException, InterruptedException {
        long least = parameters.optionalWhole("minconf", 0, 0, Long.MAX_VALUE);
        long most = parameters.optionalWhole("maxconf", Long.MAX_VALUE, 0, Long.MAX_VALUE);
        List<String> addresses = new ArrayList<>();
        for (String text : parameters.optionalTexts("addresses", MAX_ADDRESSES)) {
            addresses.add(address(text));
        }
        if (addresses.isEmpty()) {
            addresses.add(node.ownAddress().toString());
        }
        long head = node.status().chain().height();
        ArrayNode list = Json.array();
        for (Ledger.Spendable coin : ledger.spendable(addresses)) {
            long confirmations =
                    coin.height().map(height -> Math.max(1, head - height + 1)).orElse(0L);
            if (confirmations >= least
                    && confirmations <= most
                    && list.size() < Ledger.MAX_OUTPUTS) {
                list.add(unspent(coin.utxo(), confirmations));
            }
        }
        return list;
    }

    private static ObjectNode unspent(Utxo utxo, long confirmations) {
        return Json.object()
                .put("address", utxo.address())
                .put("amount", Amounts.decimal(utxo.value()))
                .put("confirmations", confirmations)
                .put("safe", true)
                .put("solvable", true)
                .put("spendable", true)
                .put("txid", utxo.outpoint().txid().toHex())
                .put("vout", Integer.toUnsignedLong(utxo.outpoint().vout()));
    }

    private JsonNode history(Parameters parameters) throws CallException, InterruptedException {
        String address = address(parameters.text("address"));
        int limit = (int) parameters.optionalWhole("limit", DEFAULT_HISTORY, 1, MAX_HISTORY);
        Optional<TransactionPlace> before =
                parameters.has("before")
                        ? Optional.of(new TransactionPlace(parameters.height("before"), 0))
                        : Optional.empty();
        ArrayNode list = Json.array();
        for (MoneyIndex.HistoryEntry entry :
                node.money().history(Bytes.utf8(address), before, limit)) {
            Optional<Ledger.Confirmed> confirmed = ledger.confirmed(entry.txid());
            if (confirmed.isPresent()) {
                long received = Ledger.received(confirmed.get().transaction(), address);
                long spent = ledger.spent(confirmed.get(), address);
                list.addObject()
                        .put("txid", entry.txid().toHex())
                        .put("height", entry.place().height())
                        .put("received", Amounts.decimal(received))
                        .put("spent", Amounts.decimal(spent));
            }
        }
        return list;
    }

    private String address(String text) throws CallException {
        try {
            Address address = Address.parse(text);
            if (address.network() == node.genesis().type()) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            throw new CallException(
                    ErrorCode.INVALID_PARAMETER,
                    "\"" + text + "\" is no address: " + e.getMessage());
        }
        throw new CallException(
                ErrorCode.INVALID_PARAMETER, text + " is an address of another network");
    }
}
