package io.github.qptv2.architecture;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MultiplyAddsTest {

    @Test
    void aNetworkOfOneTokenIsCountedByHand() {
        // width 8: embedding 768 * 2; 32 MLPs of 2 to 6 and back; 8 MLPs of 4 to 12 and back; merges 4 * 8 * 4 + 2 *
        // 64;
        // block 4 * 64 + 2 * 1 * 8 + 2 * 4 * 64; head 8 * 64 + 64
        long expected = 768 * 2 + 32 * 24 + 8 * 96 + 128 + 128 + 256 + 16 + 512 + 576;
        var config = new HiVitConfig(16, 8, new HiVitConfig.Depths(1, 1, 1), 2, true);
        assertThat(MultiplyAdds.of(new Architecture(config, 1, true))).isEqualTo(expected);
        assertThat(MultiplyAdds.of(new Architecture(config, 1, false))).isEqualTo(expected - 576);
        // a clip of four frames has two tokens; each is embedded from two frames and attends to both
        long token = 768 * 2 * 2 + 32 * 24 + 8 * 96 + 128 + 128 + 256 + 32 + 512;
        assertThat(MultiplyAdds.of(new Architecture(config, 4, false))).isEqualTo(2 * token);
    }

    @Test
    void hiVitTinyHasThePublishedNumber() {
        // 4.60 G by its authors, who also count normalization
        long count = MultiplyAdds.of(new Architecture(HiVitConfig.TINY, 1, true));
        assertThat(count / 1e9).isCloseTo(4.60, within(0.02));
    }
}
