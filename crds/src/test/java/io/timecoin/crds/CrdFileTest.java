package io.timecoin.crds;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.crdv2.generator.CRDGenerator;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed CRD is the one that the records stand for. */
class CrdFileTest {

    private static final String NAME = "timenetworks.time-coin.io-v1.yml";
    private static final Path COMMITTED = Path.of("timenetworks.time-coin.io.yaml");

    @TempDir Path folder;

    @Test
    void theCommittedDefinitionIsTheOneGeneratedFromTheRecords() throws IOException {
        String generated = generate();

        if (Boolean.getBoolean("crd.update")) {
            Files.writeString(COMMITTED, generated);
        }

        assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
                .as("%s is out of date; renew it: mvn -pl crds test -Dcrd.update=true", COMMITTED)
                .isEqualTo(generated);
    }

    private String generate() throws IOException {
        new CRDGenerator()
                .customResourceClasses(TimeNetwork.class)
                .forCRDVersions("v1")
                .inOutputDir(folder.toFile())
                .detailedGenerate();
        return Files.readString(folder.resolve(NAME));
    }
}
