package io.github.qptv2.media.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The first frame of a GIF, the default image of an APNG. */
class AnimationTest {

    private static final byte[] COLORS = {10, 20, 30, (byte) 200, 0, 0, 0, (byte) 150, 0, 0, 0, (byte) 250};
    private static final byte[] OTHERS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13};
    private static final int NONE = -1;

    @Test
    void aTransparentFirstFrameStaysTransparentBeforeAnOpaqueOne() throws IOException {
        byte[] gif = gif(2, 1, frame(0, 2, 1, new byte[0], 0, 1), frame(0, 2, NONE, new byte[0], 2, 2));
        assertThat(read(gif)).containsExactly(10, 20, 30, 255, 255, 255);
    }

    @Test
    void anOpaqueFirstFrameStaysOpaqueBeforeATransparentOne() throws IOException {
        byte[] gif = gif(2, 1, frame(0, 2, NONE, new byte[0], 0, 1), frame(0, 2, 1, new byte[0], 2, 2));
        assertThat(read(gif)).containsExactly(10, 20, 30, 200, 0, 0);
    }

    @Test
    void theFirstFrameKeepsItsOwnPalette() throws IOException {
        byte[] first = gif(2, 1, frame(0, 2, NONE, OTHERS, 0, 3), frame(0, 2, NONE, new byte[0], 2, 2));
        assertThat(read(first)).containsExactly(1, 2, 3, 11, 12, 13);
        byte[] last = gif(2, 1, frame(0, 2, NONE, new byte[0], 0, 3), frame(0, 2, NONE, OTHERS, 2, 2));
        assertThat(read(last)).containsExactly(10, 20, 30, 0, 0, 250);
    }

    @Test
    void theScreenIsTransparentAroundTheFirstFrame() throws IOException {
        byte[] gif = gif(3, 1, frame(1, 1, NONE, new byte[0], 2), frame(0, 2, NONE, new byte[0], 1, 1));
        assertThat(read(gif)).containsExactly(255, 255, 255, 0, 150, 0, 255, 255, 255);
    }

    @Test
    void theScreenIsEnlargedToTheFirstFrame() throws IOException {
        byte[] gif = gif(1, 1, frame(1, 2, NONE, new byte[0], 2, 0));
        assertThat(ImageHeader.read(gif, "a").width()).isEqualTo(3);
        assertThat(read(gif)).containsExactly(255, 255, 255, 0, 150, 0, 10, 20, 30);
    }

    @Test
    void aGifWithoutColorsIsRefusedByName() {
        byte[] gif = gif(2, 1, frame(0, 2, NONE, new byte[0], 0, 1));
        byte[] without = TestImages.join(
                Arrays.copyOf(gif, 10), new byte[3], Arrays.copyOfRange(gif, 13 + COLORS.length, gif.length));
        assertThatThrownBy(() -> read(without))
                .hasMessage("a: GIF without a color table is not supported; convert it to JPEG or PNG first");
    }

    /** The animation's frames are (9, 9, 9); the default image is (7, 8, 9) and no part of the animation. */
    @Test
    void theDefaultImageOfAnApngIsReadAlsoIfItIsNotInTheAnimation() throws IOException {
        assertThat(read(apng(control(1), TestImages.join(frameControl(0), frameData(1)))))
                .containsExactly(7, 8, 9);
        assertThat(read(apng(TestImages.join(control(2), frameControl(0)), frameControl(1))))
                .containsExactly(7, 8, 9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"too short", "no frames", "wrong order", "corrupt data", "wrong checksum"})
    void anInvalidAnimationLeavesTheDefaultImage(String fault) throws IOException {
        byte[] png =
                switch (fault) {
                    case "too short" ->
                        apng(TestImages.chunk("acTL", new byte[1]), TestImages.chunk("fcTL", new byte[2]));
                    case "no frames" -> apng(control(0), new byte[0]);
                    case "wrong order" -> apng(control(2), TestImages.join(frameControl(7), frameData(3)));
                    case "corrupt data" ->
                        apng(control(1), TestImages.join(frameControl(0), TestImages.chunk("fdAT", new byte[9])));
                    default -> {
                        byte[] control = control(1);
                        control[control.length - 1] ^= 1;
                        yield apng(control, TestImages.join(frameControl(0), frameData(1)));
                    }
                };
        assertThat(read(png)).containsExactly(7, 8, 9);
    }

    private static byte[] apng(byte[] before, byte[] after) throws IOException {
        byte[] png = TestImages.png(new int[] {1, 1, 8, 2}, new byte[] {0, 7, 8, 9}, before);
        int end = png.length - 12;
        return TestImages.join(Arrays.copyOf(png, end), after, Arrays.copyOfRange(png, end, png.length));
    }

    private static byte[] control(int frames) {
        return TestImages.chunk("acTL", ByteBuffer.allocate(8).putInt(frames).array());
    }

    /** One pixel at (0, 0) for 1/10 s. */
    private static byte[] frameControl(int sequence) {
        ByteBuffer body = ByteBuffer.allocate(26).putInt(sequence).putInt(1).putInt(1);
        return TestImages.chunk(
                "fcTL", body.putShort(20, (short) 1).putShort(22, (short) 10).array());
    }

    private static byte[] frameData(int sequence) throws IOException {
        byte[] data = TestImages.deflate(new byte[] {0, 9, 9, 9});
        return TestImages.chunk(
                "fdAT",
                ByteBuffer.allocate(4 + data.length).putInt(sequence).put(data).array());
    }

    private static byte[] gif(int width, int height, byte[]... frames) {
        byte[] screen = {(byte) width, 0, (byte) height, 0, (byte) 0x81, 0, 0};
        return TestImages.join(TestImages.ascii("GIF89a"), screen, COLORS, TestImages.join(frames), new byte[] {0x3b});
    }

    /** One row of one or two pixels of a palette of four; {@code transparent} is an index. */
    private static byte[] frame(int left, int width, int transparent, byte[] palette, int... indices) {
        byte[] control = {
            0x21, (byte) 0xf9, 4, (byte) (transparent < 0 ? 0 : 1), 0, 0, (byte) Math.max(0, transparent), 0
        };
        byte[] place = {0x2c, (byte) left, 0, 0, 0, (byte) width, 0, 1, 0, (byte) (palette.length > 0 ? 0x81 : 0)};
        // LZW of three bits a code, least significant bit first: clear (4), the indices, end (5)
        int codes = 4, bits = 3;
        for (int index : indices) {
            codes |= index << bits;
            bits += 3;
        }
        codes |= 5 << bits;
        return TestImages.join(control, place, palette, new byte[] {2, 2, (byte) codes, (byte) (codes >> 8), 0});
    }

    private static int[] read(byte[] file) throws IOException {
        return TestImages.values(ImageReader.standard().read(file, "a"));
    }
}
