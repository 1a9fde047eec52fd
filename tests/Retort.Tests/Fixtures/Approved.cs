namespace Retort.Tests.Fixtures;

/// <summary>Texts that a person has looked at; <c>RETORT_APPROVE=1</c> takes over what there is now.</summary>
internal static class Approved
{
    public static void Check(string file, string text)
    {
        if (Environment.GetEnvironmentVariable("RETORT_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            return;
        }

        Assert.True(File.Exists(file), $"{file} does not exist; look at this and approve it with RETORT_APPROVE=1:\n{text}");
        Assert.Equal(File.ReadAllText(file), text);
    }
}
