package io.github.qptv2.media.video;

/**
 * Properties of a video, known after its packets have been listed and its first frame decoded.
 *
 * @param width pixels across as displayed, after {@code rotation}; the pixel aspect ratio is ignored
 * @param height pixels down as displayed
 * @param frames number of frames, at least 1
 * @param framesPerSecond the average by the timestamps, (frames - 1) / (last - first); of a single frame the stated
 *     rate; 0 if neither is known
 * @param seconds from the first frame to the end of the last
 * @param codec FFmpeg's name, such as {@code h264}
 * @param container FFmpeg's name, or the file's extension if FFmpeg has one name for several containers
 * @param bitDepth bits of a coded sample, 8 to 16; decoded frames have 8
 * @param rotation clockwise degrees of the display matrix: 0, 90, 180 or 270; already applied to frames
 * @param interlaced whether frames consist of two fields; both fields are in one image, not deinterlaced
 * @param variableRate whether the distances between frames differ by more than 2 ms
 * @param missingParts description of missing and corrupt parts found so far; empty if there are none
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
        String missingParts) {

    /** False if the file is truncated or has decoding errors, which {@code missingParts} describes. */
    public boolean complete() {
        return missingParts.isEmpty();
    }

    /** The same with other missing parts. */
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
