package io.timecoin.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.timecoin.node.crypto.Bytes;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published vectors of BIP-39, with its passphrase TREZOR. */
class MnemonicTest {
    private static final String WORDS =
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon"
                    + " about";

    @ParameterizedTest
    @CsvSource({
        "00000000000000000000000000000000,"
                + WORDS
                + ",c55257c360c07c72029aebc1b53c05ed0362ada38ead3e3e9efa3708e53495531f09a6987599d18264c1e1c92f2cf141630c7a3c4ab7c81b2f001698e7463b04",
        "7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f,"
                + "legal winner thank year wave sausage worth useful legal winner thank yellow,"
                + "2e8905819b8723fe2c1d161860e5ee1830318dbf49a83bd451cfb8440c28bd6fa457fe1296106559a3c80937a1c1069be3a3a5bd381ee6260e8d9739fce1f607",
        "68a79eaca2324873eacc50cb9c6eca8cc68ea5d936f98787c60c7ebc74e6ce7c,"
                + "hamster diagram private dutch cause delay private meat slide toddler razor book happy fancy gospel tennis maple dilemma loan word shrug inflict delay length,"
                + "64c87cde7e12ecf6704ab95bb1408bef047c22db4cc7491c4271d170a1b213d20b385bc1588d9c7b38f1b39d415665b8a9030c9ec653d75e65f847d8fc1fc440"
    })
    void wordsAndSeedAreThoseOfTheStandard(String entropy, String words, String seed)
            throws Exception {
        Mnemonic mnemonic = new Mnemonic(Bytes.fromHex(entropy));

        assertThat(mnemonic.words()).isEqualTo(words);
        assertThat(mnemonic.seed("TREZOR")).isEqualTo(Bytes.fromHex(seed));
        assertThat(Mnemonic.parse(words)).isEqualTo(mnemonic);
    }

    @Test
    void wordsMayBeWrittenInAnyCaseWithAnySpaceBetween() throws Exception {
        assertThat(Mnemonic.parse("  " + WORDS.toUpperCase(Locale.ROOT).replace(" ", "\n\t")))
                .isEqualTo(Mnemonic.parse(WORDS));
    }

    @Test
    void aNewMnemonicHas24WordsAndIsAnotherOneEachTime() throws Exception {
        Mnemonic mnemonic = Mnemonic.generate();

        assertThat(mnemonic.words().split(" ")).hasSize(24);
        assertThat(Mnemonic.parse(mnemonic.words())).isEqualTo(mnemonic);
        assertThat(Mnemonic.generate()).isNotEqualTo(mnemonic);
    }

    @ParameterizedTest
    @CsvSource({
        "abandon about,has 12",
        "'',has 12",
        "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon,checksum",
        "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon bitcoin,word 12"
    })
    void whatIsNoMnemonicIsRefusedWithTheReason(String words, String reason) {
        assertThatThrownBy(() -> Mnemonic.parse(words))
                .isInstanceOfSatisfying(
                        WalletException.class,
                        e -> assertThat(e.reason()).isEqualTo(WalletException.Reason.BAD_INPUT))
                .hasMessageContaining(reason);
    }
}
