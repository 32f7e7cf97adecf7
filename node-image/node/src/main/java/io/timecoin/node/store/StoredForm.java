package io.timecoin.node.store;

import io.timecoin.node.chain.ChainState;
import io.timecoin.node.chain.UtxoAccumulator;
import io.timecoin.node.consensus.CommitCertificate;
import io.timecoin.node.consensus.CommitSignature;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signature;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The binary form of what protocol v1 has none for: fields in order, numbers little-endian, as bincode has it. Readers
 * throw {@link IllegalArgumentException} for anything but the exact image.
 */
final class StoredForm {
    /** Bytes of the number of a format. */
    static final int FORMAT_LENGTH = Integer.BYTES;

    private static final int HEAD_LENGTH =
            Long.BYTES + Hash.LENGTH + Long.BYTES + UtxoAccumulator.BYTES;
    private static final int CERTIFICATE_LENGTH =
            Long.BYTES + Integer.BYTES + 2 * Hash.LENGTH + Long.BYTES;
    private static final int SIGNATURE_LENGTH = PublicKey.LENGTH + Signature.LENGTH;

    private StoredForm() {}

    /** A key that sorts as the heights do. */
    static Bytes key(long height) {
        return Bytes.of(ByteBuffer.allocate(Long.BYTES).putLong(height).array());
    }

    static long toHeight(Bytes image) {
        return exactly(image, Long.BYTES).order(ByteOrder.BIG_ENDIAN).getLong();
    }

    static Bytes ofFormat(int format) {
        return Bytes.of(buffer(Integer.BYTES).putInt(format).array());
    }

    static int toFormat(Bytes image) {
        return exactly(image, Integer.BYTES).getInt();
    }

    /** height, hash, timestamp, accumulator. */
    static Bytes ofHead(ChainState head) {
        return Bytes.of(
                buffer(HEAD_LENGTH)
                        .putLong(head.height())
                        .put(head.hash().bytes().toArray())
                        .putLong(head.timestamp())
                        .put(head.utxo().toBytes().toArray())
                        .array());
    }

    static ChainState toHead(Bytes image) {
        ByteBuffer in = exactly(image, HEAD_LENGTH);
        return new ChainState(
                in.getLong(),
                new Hash(take(in, Hash.LENGTH)),
                in.getLong(),
                UtxoAccumulator.fromBytes(take(in, UtxoAccumulator.BYTES)));
    }

    /** height, round, block, utxo, number of signatures, then voter and signature of each. */
    static Bytes ofCertificate(CommitCertificate certificate) {
        List<CommitSignature> signatures = certificate.signatures();
        byte[] image = new byte[CERTIFICATE_LENGTH + signatures.size() * SIGNATURE_LENGTH];
        ByteBuffer out = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(certificate.height())
                .putInt(certificate.round())
                .put(certificate.block().bytes().toArray())
                .put(certificate.utxo().bytes().toArray())
                .putLong(signatures.size());
        for (CommitSignature signature : signatures) {
            out.put(signature.voter().bytes().toArray());
            out.put(signature.signature().bytes().toArray());
        }
        return Bytes.of(image);
    }

    static CommitCertificate toCertificate(Bytes image) {
        if (image.length() < CERTIFICATE_LENGTH) {
            throw new IllegalArgumentException("a certificate is cut short");
        }
        ByteBuffer in = ByteBuffer.wrap(image.toArray()).order(ByteOrder.LITTLE_ENDIAN);
        long height = in.getLong();
        int round = in.getInt();
        Hash block = new Hash(take(in, Hash.LENGTH));
        Hash utxo = new Hash(take(in, Hash.LENGTH));
        long count = in.getLong();
        if (count < 0 || count > in.remaining() || count * SIGNATURE_LENGTH != in.remaining()) {
            throw new IllegalArgumentException(
                    "a certificate has room for other than " + count + " signatures");
        }
        List<CommitSignature> signatures = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            signatures.add(
                    new CommitSignature(
                            new PublicKey(take(in, PublicKey.LENGTH)),
                            new Signature(take(in, Signature.LENGTH))));
        }
        return new CommitCertificate(height, round, block, utxo, signatures);
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer exactly(Bytes image, int length) {
        if (image.length() != length) {
            throw new IllegalArgumentException(
                    image.length() + " bytes where " + length + " should be");
        }
        return ByteBuffer.wrap(image.toArray()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Bytes take(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return Bytes.of(bytes);
    }
}
