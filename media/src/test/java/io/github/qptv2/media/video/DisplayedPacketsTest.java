package io.github.qptv2.media.video;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DisplayedPacketsTest {

    /** Bits of the frame tag from the lowest: inter frame, version (3), show_frame, size. */
    @Test
    void vp8IsDisplayedByBitFour() {
        assertThat(DisplayedPackets.vp8((byte) 0b0001_0000)).isTrue();
        assertThat(DisplayedPackets.vp8((byte) 0b1110_1111)).isFalse();
    }

    /** Bits from the highest: marker 10, profile, show_existing_frame, frame_type, show_frame, error_resilient. */
    @Test
    void vp9IsDisplayedByTheLastBitButOne() {
        assertThat(DisplayedPackets.vp9((byte) 0b1000_0010, (byte) 0)).isTrue();
        assertThat(DisplayedPackets.vp9((byte) 0b1000_0101, (byte) 0)).isFalse();
    }

    @Test
    void vp9MayDisplayAnExistingFrame() {
        assertThat(DisplayedPackets.vp9((byte) 0b1000_1000, (byte) 0)).isTrue();
    }

    /** Profile 3 has a reserved bit, so that the others are shifted by one. */
    @Test
    void vp9OfProfile3HasAnotherBit() {
        assertThat(DisplayedPackets.vp9((byte) 0b1011_0001, (byte) 0)).isTrue();
        assertThat(DisplayedPackets.vp9((byte) 0b1011_0010, (byte) 0)).isFalse();
        assertThat(DisplayedPackets.vp9((byte) 0b1011_0100, (byte) 0)).isTrue();
    }

    @Test
    void aSuperframeDisplaysOneOfItsFrames() {
        assertThat(DisplayedPackets.vp9((byte) 0b1000_0000, (byte) 0b1100_0001)).isTrue();
    }
}
