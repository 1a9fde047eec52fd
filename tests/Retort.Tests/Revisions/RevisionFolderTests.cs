using Retort.Errors;
using Retort.Revisions;

namespace Retort.Tests.Revisions;

public sealed class RevisionFolderTests : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("retort_test_").FullName;

    public void Dispose() => Directory.Delete(path, recursive: true);

    [Fact]
    public void A_folder_that_is_not_there_is_empty() => Assert.Empty(new RevisionFolder(Path.Combine(path, "none")).Load());

    [Fact]
    public void What_is_written_is_loaded_with_its_path()
    {
        var folder = new RevisionFolder(path);
        var written = folder.Write(Revision("9d22e1a0c4b7", "add users", 1));

        Assert.Equal(Path.Combine(path, "20261120_9d22e1a0c4b7_add_users.sql"), written.Path);
        Assert.Equal([written], folder.Load());
        Assert.Equal(["9d22e1a0c4b7"], folder.LoadGraph().Heads);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(300)]
    public void Files_of_all_folders_are_loaded_in_the_order_of_their_making(int count)
    {
        for (var number = 0; number < count; number++)
        {
            var file = Path.Combine(path, $"{number % 7}", $"{count - number}.sql");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, RevisionFile.Format(Revision($"r{number}", "do it", number)));
        }

        Assert.Equal(Enumerable.Range(0, count).Select(number => $"r{number}"), new RevisionFolder(path).Load().Select(revision => revision.Id));
    }

    [Fact]
    public void The_first_bad_file_is_named_however_many_are_read_at_once()
    {
        for (var number = 0; number < 200; number++) File.WriteAllText(Path.Combine(path, $"{number:000}.sql"), number is 120 or 150 ? "select 1;" : RevisionFile.Format(Revision($"r{number}", "do it", number)));

        var error = Assert.Throws<RevisionException>(() => new RevisionFolder(path).Load());

        Assert.Equal([$"{Path.Combine(path, "120.sql")}:1"], error.Where);
    }

    [Fact]
    public void Two_files_with_one_id_are_both_named()
    {
        File.WriteAllText(Path.Combine(path, "a.sql"), RevisionFile.Format(Revision("one", "do it", 1)));
        File.WriteAllText(Path.Combine(path, "b.sql"), RevisionFile.Format(Revision("one", "do it again", 2)));

        var error = Assert.Throws<RevisionException>(() => new RevisionFolder(path).Load());

        Assert.Equal("duplicate-revision", error.Code);
        Assert.Equal([Path.Combine(path, "a.sql"), Path.Combine(path, "b.sql")], error.Where);
    }

    [Fact]
    public void An_id_that_is_taken_is_not_written()
    {
        var folder = new RevisionFolder(path);
        folder.Write(Revision("one", "do it", 1));

        Assert.Equal("duplicate-revision", Assert.Throws<RevisionException>(() => folder.Write(Revision("one", "do it again", 2))).Code);
        Assert.Single(Directory.GetFiles(path));
    }

    [Fact]
    public void A_file_that_exists_is_never_overwritten()
    {
        var folder = new RevisionFolder(path) { FileName = "{slug}.sql" };
        folder.Write(Revision("one", "do it", 1));

        var error = Assert.Throws<RevisionException>(() => folder.Write(Revision("two", "do it", 2)));

        Assert.Equal("file-exists", error.Code);
        Assert.Equal(["one"], folder.Load().Select(revision => revision.Id));
    }

    [Fact]
    public void A_number_that_is_taken_is_passed_over()
    {
        var folder = new RevisionFolder(path) { FileName = "{number:000}.sql" };
        folder.Write(Revision("one", "do it", 1));
        File.Move(Path.Combine(path, "001.sql"), Path.Combine(path, "002.sql"));

        Assert.Equal(Path.Combine(path, "003.sql"), folder.Write(Revision("two", "do it", 2)).Path);
    }

    [Fact]
    public void An_empty_message_is_not_written()
    {
        Assert.Equal("empty-message", Assert.Throws<RevisionException>(() => new RevisionFolder(path).Write(Revision("one", " ", 1))).Code);
        Assert.Empty(Directory.GetFiles(path));
    }

    [Fact]
    public void New_ids_are_twelve_hexadecimal_digits_of_the_given_source()
    {
        Assert.Equal("000102030405", RevisionId.New(bytes => { for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)i; }));
        Assert.NotEqual(RevisionId.New(), RevisionId.New());
        Assert.Null(RevisionId.Fault(RevisionId.New()));
    }

    [Theory]
    [InlineData("a.b_C1", true)]
    [InlineData("", false)]
    [InlineData("a-b", false)]
    [InlineData("-a", false)]
    [InlineData("a+1", false)]
    [InlineData("a@b", false)]
    [InlineData("a:b", false)]
    [InlineData("a b", false)]
    [InlineData("ä", false)]
    [InlineData("heads", false)]
    [InlineData("current", false)]
    public void An_id_cannot_be_mistaken_for_a_target(string id, bool isLegal) => Assert.Equal(isLegal, RevisionId.Fault(id) is null);

    private static Revision Revision(string id, string message, int second) => new()
    {
        Id = id,
        Message = message,
        Created = new DateTimeOffset(2026, 11, 20, 9, 12, 44, TimeSpan.Zero).AddSeconds(second),
        Upgrade = Script.Empty,
        Downgrade = Script.Empty,
    };
}
