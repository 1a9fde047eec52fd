namespace Retort.Tests.Execution;

/// <summary>Waits for something that another thread or session brings about.</summary>
internal static class Until
{
    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        for (var tries = 0; tries < 400; tries++)
        {
            if (await condition()) return;
            await Task.Delay(25);
        }

        Assert.Fail("waited for ten seconds in vain");
    }
}
