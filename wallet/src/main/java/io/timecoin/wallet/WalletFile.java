package io.timecoin.wallet;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.wallet.WalletException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.function.UnaryOperator;
import javax.crypto.AEADBadTagException;

/**
 * A wallet on disk, open: the content is encrypted (AES-256-GCM under an Argon2id key), and one process at a time has it.
 * Every change is on disk when the call that makes it returns; a failure at any moment leaves the content before it.
 */
public final class WalletFile implements AutoCloseable {
    private static final int FORMAT = 1;
    private static final String KDF = "argon2id";
    private static final String CIPHER = "AES-256-GCM";
    private static final int MIN_PASSPHRASE = 8;

    /** Bytes; a wallet of a thousand imported keys and pending spends is smaller. */
    private static final long MAX_SIZE = 16L << 20;

    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final FileChannel lock;
    private final WalletCipher cipher;
    private final Header header;
    private Wallet wallet;

    /** What stands beside the content, and is protected by it: format, key derivation and salt. */
    private record Header(WalletCipher.Cost cost, Bytes salt) {
        ObjectNode toJson() {
            ObjectNode json = JSON.createObjectNode().put("format", FORMAT).put("cipher", CIPHER);
            json.putObject("kdf")
                    .put("name", KDF)
                    .put("memoryKib", cost.memoryKib())
                    .put("iterations", cost.iterations())
                    .put("salt", base64(salt.toArray()));
            return json;
        }

        byte[] toBytes() {
            return toJson().toString().getBytes(StandardCharsets.UTF_8);
        }

        static Header of(JsonNode json) {
            if (json.path("format").asInt() != FORMAT
                    || !json.path("cipher").asText().equals(CIPHER)
                    || !json.at("/kdf/name").asText().equals(KDF)) {
                throw new IllegalArgumentException("its format is not one that this version knows");
            }
            return new Header(
                    new WalletCipher.Cost(
                            json.at("/kdf/memoryKib").asInt(), json.at("/kdf/iterations").asInt()),
                    Bytes.of(bytes(json.at("/kdf/salt"))));
        }
    }

    private WalletFile(
            Path file, FileChannel lock, WalletCipher cipher, Header header, Wallet wallet) {
        this.file = file;
        this.lock = lock;
        this.cipher = cipher;
        this.header = header;
        this.wallet = wallet;
    }

    /**
     * Makes a new file; never replaces one.
     *
     * @throws WalletException if there is a file already, or the passphrase is too short
     * @throws IOException if it cannot be written
     */
    public static WalletFile create(Path file, Wallet wallet, char[] passphrase)
            throws WalletException, IOException {
        return create(file, wallet, passphrase, WalletCipher.Cost.USUAL);
    }

    static WalletFile create(Path file, Wallet wallet, char[] passphrase, WalletCipher.Cost cost)
            throws WalletException, IOException {
        if (passphrase.length < MIN_PASSPHRASE) {
            throw new WalletException(
                    Reason.BAD_INPUT,
                    "a passphrase has at least " + MIN_PASSPHRASE + " characters");
        }
        Files.createDirectories(SafeFile.folderOf(file));
        FileChannel lock = lock(file);
        try {
            if (Files.exists(file)) {
                throw new WalletException(
                        Reason.FILE, file + " exists already; a wallet is never overwritten");
            }
            Header header =
                    new Header(cost, Bytes.of(WalletCipher.random(WalletCipher.SALT_BYTES)));
            WalletCipher cipher = WalletCipher.of(passphrase, header.salt(), cost);
            WalletFile made = new WalletFile(file, lock, cipher, header, wallet);
            made.store(wallet);
            return made;
        } catch (WalletException | IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Opens a file. It is only read.
     *
     * @throws WalletException if the passphrase is wrong, the file is no wallet or damaged, or another process has it
     */
    public static WalletFile open(Path file, char[] passphrase)
            throws WalletException, IOException {
        JsonNode json = readJson(file);
        FileChannel lock = lock(file);
        try {
            return decrypt(file, lock, json, passphrase);
        } catch (AEADBadTagException e) {
            lock.close();
            throw new WalletException(
                    Reason.WRONG_PASSPHRASE,
                    "the passphrase is wrong, or "
                            + file
                            + " was changed by something else; nothing was touched",
                    e);
        } catch (IllegalArgumentException e) {
            lock.close();
            throw new WalletException(Reason.DAMAGED, file + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static WalletFile decrypt(Path file, FileChannel lock, JsonNode json, char[] passphrase)
            throws AEADBadTagException {
        Header header = Header.of(json);
        WalletCipher cipher = WalletCipher.of(passphrase, header.salt(), header.cost());
        byte[] content =
                cipher.decrypt(
                        bytes(json.path("content")), bytes(json.path("nonce")), header.toBytes());
        return new WalletFile(file, lock, cipher, header, WalletCodec.read(content));
    }

    /** What the wallet holds now. */
    public Wallet wallet() {
        return wallet;
    }

    /**
     * Changes what the wallet holds; the change is on disk when this returns.
     *
     * @throws IOException if it cannot be written; then nothing has changed
     */
    public Wallet update(UnaryOperator<Wallet> change) throws IOException {
        Wallet changed = change.apply(wallet);
        if (!changed.equals(wallet)) {
            store(changed);
            wallet = changed;
        }
        return wallet;
    }

    private void store(Wallet content) throws IOException {
        byte[] nonce = WalletCipher.random(WalletCipher.NONCE_BYTES);
        byte[] encrypted = cipher.encrypt(WalletCodec.write(content), nonce, header.toBytes());
        ObjectNode json =
                header.toJson().put("nonce", base64(nonce)).put("content", base64(encrypted));
        SafeFile.write(file, (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode readJson(Path file) throws WalletException, IOException {
        try {
            if (Files.size(file) > MAX_SIZE) {
                throw new WalletException(Reason.DAMAGED, file + " is too large for a wallet");
            }
            return JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new WalletException(
                    Reason.FILE,
                    "there is no wallet " + file + "; time-cli wallet create makes one",
                    e);
        } catch (JacksonException | CharacterCodingException e) {
            throw new WalletException(
                    Reason.DAMAGED, file + " is no wallet: it is not JSON text", e);
        }
    }

    /** Of a file beside it: the wallet's own is replaced by each change. */
    private static FileChannel lock(Path file) throws WalletException, IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".lock");
        FileChannel channel =
                FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken;
        try {
            taken = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            taken = false;
        }
        if (!taken) {
            channel.close();
            throw new WalletException(
                    Reason.IN_USE, "another program has " + file + " open: wait for it, or end it");
        }
        return channel;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(JsonNode base64) {
        return Base64.getDecoder().decode(base64.asText());
    }

    /** Lets others open the wallet. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
