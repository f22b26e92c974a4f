package io.github.qptv2.cli.console;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the manifest. */
public final class ManifestVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = ManifestVersion.class.getPackage().getImplementationVersion();
        return new String[] {"qpt " + (version == null ? "(not packaged)" : version)};
    }
}
