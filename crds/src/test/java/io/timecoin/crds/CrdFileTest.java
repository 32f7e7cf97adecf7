package io.timecoin.crds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed CRD is the one that the records stand for. */
class CrdFileTest {

    private static final Path COMMITTED = Path.of("timenetworks.time-coin.io.yaml");

    @TempDir Path folder;

    @Test
    void theCommittedDefinitionIsTheOneGeneratedFromTheRecords() throws IOException {
        String generated = CrdGeneration.yaml(folder);

        if (Boolean.getBoolean("crd.update")) {
            Files.writeString(COMMITTED, generated);
        }

        assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
                .as(
                        "%s is out of date; renew it: mvn -pl crds test -Dtest=CrdFileTest -Dcrd.update=true",
                        COMMITTED)
                .isEqualTo(generated);
    }
}
