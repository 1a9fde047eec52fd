using Retort.Tests.Fixtures;

namespace Retort.Tests.Catalog;

public sealed class EnumTypeTests(TestServer server)
{
    private readonly RoundTrip roundTrip = new(server);

    [Fact]
    public async Task An_enum_is_created_with_its_labels_in_order() =>
        Assert.Equal(["create type mood as enum ('sad', 'it''s ok', 'happy')", "comment on type mood is 'how it goes'", "revoke usage on type mood from public"],
            await roundTrip.ProveAsync("", "create type mood as enum ('sad', 'it''s ok', 'happy'); comment on type mood is 'how it goes'; revoke usage on type mood from public"));

    [Fact]
    public async Task New_labels_are_added_in_their_places() =>
        Assert.Equal(
            [
                "alter type mood add value 'awful' before 'sad'",
                "alter type mood add value 'ok' after 'sad'",
                "alter type mood add value 'well' after 'ok'",
                "alter type mood add value 'great'",
            ],
            await roundTrip.ProveAsync("create type mood as enum ('sad', 'happy')", "create type mood as enum ('awful', 'sad', 'ok', 'well', 'happy', 'great')"));
}
