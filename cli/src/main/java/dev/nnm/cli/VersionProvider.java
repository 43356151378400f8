package dev.nnm.cli;

import picocli.CommandLine.IVersionProvider;

/** The version from the JAR's manifest. */
final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Main.class.getPackage().getImplementationVersion();
        return new String[] {
            "nnm " + (version == null ? "(development)" : version), "Java " + System.getProperty("java.version")
        };
    }
}
