package io.timecoin.crds.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Time spans, percentages, bounds of waves, images. */
class ValueTypesTest {

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S, 500ms",
        "2s, PT2S, 2s",
        "60s, PT1M, 1m",
        "90s, PT1M30S, 90s",
        "10m, PT10M, 10m",
        "1h, PT1H, 1h",
        "0s, PT0S, 0s",
        "24h, PT24H, 24h"
    })
    void aTimeSpanIsANumberAndAUnit(String text, Duration duration, String written) {
        assertThat(TimeSpan.parse(text).duration()).isEqualTo(duration);
        assertThat(TimeSpan.parse(text)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "m", "1h30m", "-1s", "1.5s", "1d", "1234567s", "1s\n"})
    void anythingElseIsNoTimeSpan(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeSpan.parse(text))
                .withMessageContaining("write a whole number and ms, s, m or h");
    }

    @Test
    void timeSpansOfOneLengthAreEqual() {
        assertThat(TimeSpan.parse("60s")).isEqualTo(TimeSpan.parse("1m"));
    }

    @ParameterizedTest
    @CsvSource({"0%, 4, 0", "25%, 4, 1", "25%, 7, 1", "99%, 100, 99", "100%, 3, 3"})
    void aPercentageOfAWholeIsRoundedDown(String text, int whole, int part) {
        assertThat(Percent.parse(text).of(whole)).isEqualTo(part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "100", "101%", "-1%", "5.5%", "%"})
    void anythingElseIsNoPercentage(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Percent.parse(text));
    }

    @Test
    void aShareIsReachedByThatPartOfTheWholeAndOfNoneByNone() {
        Percent share = Percent.parse("80%");

        assertThat(share.isReachedBy(4, 5)).isTrue();
        assertThat(share.isReachedBy(3, 4)).isFalse();
        assertThat(share.isReachedBy(0, 0)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Quorum, 100, 100",
        "25%, 100, 25",
        "25%, 7, 1",
        "1%, 7, 1",
        "100%, 4, 4",
    })
    void aWaveIsBoundedByQuorumOrShare(String text, int masternodes, int limit) {
        assertThat(MaxUnavailable.parse(text).limit(masternodes)).isEqualTo(limit);
    }

    @Test
    void aWaveIsBoundedByANumber() {
        assertThat(MaxUnavailable.parse(IntNode.valueOf(3)).limit(100)).isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MaxUnavailable.parse(IntNode.valueOf(0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MaxUnavailable.parse(TextNode.valueOf("all")))
                .withMessageContaining("Quorum, a number of masternodes, a percentage");
    }

    @ParameterizedTest
    @CsvSource({
        "time-node:1.0.0, time-node, 1.0.0",
        "localhost:5000/time-node:1.0.0, localhost:5000/time-node, 1.0.0",
        "a.example.org/b/c:1-rc.1@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, a.example.org/b/c, 1-rc.1"
    })
    void anImageHasANameAndATag(String text, String name, String tag) {
        assertThat(ImageReference.parse(text)).isEqualTo(new ImageReference(name, tag));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "time-node",
                "time-node:",
                ":1",
                "localhost:5000/time-node",
                "A:1",
                "a b:1"
            })
    void anImageWithoutATagIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageReference.parse(text))
                .withMessageContaining("write name:tag, such as time-node:1.0.0");
    }
}
