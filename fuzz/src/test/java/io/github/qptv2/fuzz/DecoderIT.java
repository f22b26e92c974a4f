package io.github.qptv2.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DecoderIT {

    @TempDir
    Path folder;

    @Test
    void filesAreReadRefusedOrEndTheProcessThatIsThenReplaced() throws IOException, InterruptedException {
        byte[] png = new ImageSeeds(12, 10).all().getOrDefault("color.png", new byte[0]);
        Path whole = Files.write(folder.resolve("a.png"), png);
        Path half = Files.write(folder.resolve("b.png"), Arrays.copyOf(png, png.length / 2));
        try (var decoder = new Decoder(folder.resolve("log.txt"))) {
            assertThat(decoder.decode(whole)).isEqualTo(DecodeProcess.READ);
            assertThat(decoder.decode(half))
                    .startsWith(DecodeProcess.REFUSED + " ")
                    .contains("truncated");
            ProcessHandle process = decoder.handle();
            process.destroyForcibly();
            process.onExit().join();
            assertThat(List.of(decoder.decode(whole), decoder.decode(whole)))
                    .containsExactly(Decoder.CRASH, DecodeProcess.READ);
        }
    }
}
