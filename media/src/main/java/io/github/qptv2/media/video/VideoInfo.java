package io.github.qptv2.media.video;

/**
 * What is known of a video once its packets have been listed and its first frame decoded.
 *
 * @param width pixels across as shown, after {@code rotation}; pixels are taken for square
 * @param height pixels down as shown
 * @param frames how many can be asked for, at least 1
 * @param framesPerSecond the average by the time stamps, (frames - 1) / (last - first); of a single frame what the file
 *     states; 0 if neither is known
 * @param seconds from the first frame to the end of the last
 * @param codec FFmpeg's name, such as {@code h264}
 * @param container FFmpeg's name, or the file's extension where FFmpeg reads several containers as one
 * @param bitDepth bits of a sample as coded, 8 to 16; frames come out with 8
 * @param rotation clockwise degrees by which the file asks to be turned: 0, 90, 180 or 270; already applied
 * @param interlaced whether frames are made of two fields; they are delivered as they are, both fields in one
 * @param variableRate whether the distances between frames differ by more than 2 ms
 * @param shortfall what is missing or damaged, as far as it has been read, in words; empty if nothing is
 */
public record VideoInfo(
        int width,
        int height,
        long frames,
        double framesPerSecond,
        double seconds,
        String codec,
        String container,
        int bitDepth,
        int rotation,
        boolean interlaced,
        boolean variableRate,
        String shortfall) {

    /** False if the file ends early or parts of it did not decode; {@code shortfall} then says what. */
    public boolean complete() {
        return shortfall.isEmpty();
    }

    /** The same with other words for what is missing. */
    VideoInfo with(String words) {
        return new VideoInfo(
                width,
                height,
                frames,
                framesPerSecond,
                seconds,
                codec,
                container,
                bitDepth,
                rotation,
                interlaced,
                variableRate,
                words);
    }
}
