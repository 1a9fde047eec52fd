using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.Versioning;
using Retort.Server;

namespace Retort.Tests.Server;

[UnsupportedOSPlatform("windows")]
public sealed class PackageArchiveTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("retort_archive_").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Programs_may_run_links_are_made_again_and_the_rest_of_the_package_is_left_out()
    {
        var native = await UnpackAsync(
            ("package/native/bin/postgres", "program"),
            ("package/native/lib/libx.so.1.2", "library"),
            ("package/native/pg-symlinks.json", """[{"source":"native/lib/libx.so.1.2","target":"native/lib/libx.so.1"},{"source":"native/lib/gone","target":"native/lib/no"}]"""),
            ("package/dist/index.js", "script"));
        Assert.Equal("library", File.ReadAllText(Path.Combine(native, "lib", "libx.so.1")));
        Assert.Equal("libx.so.1.2", new FileInfo(Path.Combine(native, "lib", "libx.so.1")).LinkTarget);
        Assert.False(File.Exists(Path.Combine(native, "lib", "no")));
        Assert.True(File.GetUnixFileMode(Path.Combine(native, "bin", "postgres")).HasFlag(UnixFileMode.OtherExecute));
        Assert.Equal(["bin", "lib", "pg-symlinks.json"], Directory.GetFileSystemEntries(native).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("package/native/../../evil", "x")]
    [InlineData("package/native/pg-symlinks.json", """[{"source":"native/a","target":"../../evil"}]""")]
    public async Task Nothing_is_written_outside_the_folder(string name, string text)
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => UnpackAsync((name, text)));
        Assert.False(File.Exists(Path.Combine(folder, "evil")) || File.Exists(Path.Combine(folder, "..", "evil")));
    }

    private async Task<string> UnpackAsync(params (string Name, string Text)[] entries)
    {
        var archive = Path.Combine(folder, "package.tgz");
        await using (var zipped = new GZipStream(File.Create(archive), CompressionLevel.Fastest))
        await using (var writer = new TarWriter(zipped))
        {
            foreach (var (name, text) in entries)
            {
                await writer.WriteEntryAsync(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)) });
            }
        }

        var unpacked = Path.Combine(folder, "unpacked");
        await PackageArchive.UnpackAsync(archive, unpacked, TestContext.Current.CancellationToken);
        return unpacked;
    }
}
