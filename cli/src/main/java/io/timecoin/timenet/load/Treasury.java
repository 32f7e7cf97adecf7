package io.timecoin.timenet.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.api.RpcClient;
import io.timecoin.api.RpcException;
import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.TxOutput;
import io.timecoin.timecli.wallet.NodeCoins;
import io.timecoin.wallet.Coin;
import io.timecoin.wallet.CoinSelection;
import io.timecoin.wallet.OwnedKey;
import io.timecoin.wallet.Payment;
import io.timecoin.wallet.PendingSpend;
import io.timecoin.wallet.Spending;
import io.timecoin.wallet.WalletException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The coins that the genesis of a test network pays to a key of this machine.
 *
 * @param node the node that is asked and that takes the payments
 */
public record Treasury(OwnedKey key, Genesis genesis, RpcClient node) {
    /** A treasury of the network that the node is in. */
    public static Treasury of(OwnedKey key, RpcClient node)
            throws RpcException, InterruptedException {
        JsonNode settings = node.call("getgenesis").path("settings");
        return new Treasury(key, Genesis.parse(settings.toString()), node);
    }

    private Address address() {
        return key.address(genesis.type());
    }

    /**
     * Signs a payment of the same amount to each receiver.
     *
     * @param units of 10^-8 TIME
     * @throws WalletException if there is not enough left
     */
    public PendingSpend prepare(List<Address> receivers, long units)
            throws WalletException, RpcException, InterruptedException {
        long sum = Math.multiplyExact(units, receivers.size());
        Payment payment = CoinSelection.pay(coins(), sum);
        List<TxOutput> outputs = new ArrayList<>();
        receivers.forEach(receiver -> outputs.add(Spending.output(units, receiver)));
        if (payment.change() > 0) {
            outputs.add(Spending.output(payment.change(), address()));
        }
        return Spending.sign(
                genesis.hash(), payment.coins(), outputs, _ -> key.signer(), Instant.now());
    }

    /** Hands a payment to the node. */
    public void send(PendingSpend spend) throws RpcException, InterruptedException {
        node.call("sendrawtransaction", Bincode.encode(spend.transaction()).toHex());
    }

    private List<Coin> coins() throws RpcException, InterruptedException {
        return new NodeCoins(node).of(List.of(address()));
    }
}
