package io.timecoin.timecli.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.api.Amounts;
import io.timecoin.api.RpcClient;
import io.timecoin.api.RpcException;
import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.crypto.Hash;
import io.timecoin.wallet.Coin;
import io.timecoin.wallet.Wallet;
import java.util.ArrayList;
import java.util.List;

/** The coins of owners, as a node knows them. */
public record NodeCoins(RpcClient node) {
    private static final long ANY = 9_999_999;

    /** All coins of a wallet that no final or pending transaction spends, as far as the node knows. */
    List<Coin> of(Wallet wallet) throws RpcException, InterruptedException {
        return of(List.copyOf(wallet.keys().keySet()));
    }

    /** All coins of addresses that can be spent now, as far as the node knows. */
    public List<Coin> of(List<Address> addresses) throws RpcException, InterruptedException {
        List<Coin> coins = new ArrayList<>();
        List<String> texts = addresses.stream().map(Address::toString).toList();
        for (JsonNode output : node.call("listunspent", 0, ANY, texts)) {
            if (output.path("spendable").booleanValue()) {
                coins.add(
                        new Coin(
                                new OutPoint(
                                        Hash.fromHex(output.path("txid").textValue()),
                                        output.path("vout").intValue()),
                                Amounts.units(output.path("amount").decimalValue()),
                                Address.parse(output.path("address").textValue())));
            }
        }
        return coins;
    }
}
