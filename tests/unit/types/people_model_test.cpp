// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/people_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace doorward;

class PeopleModelTest : public QObject
{
    Q_OBJECT

private:
    static QStringList names(const PeopleModel &model)
    {
        QStringList result;
        for (int row = 0; row < model.count(); ++row)
            result.append(model.data(model.index(row), PeopleModel::NameRole).toString());
        return result;
    }

private slots:
    void lastUsedFirstThenByName()
    {
        PeopleModel model;
        QAbstractItemModelTester tester(&model);
        model.setPeople({new Person("zoe", "Zoe"), new Person("adam", "Adam"),
                         new Person("old", "Old", {}, 5), new Person("new", "New", {}, 9)});
        QCOMPARE(names(model), (QStringList{"new", "old", "adam", "zoe"}));
    }

    void filterBeginningsFirstIgnoringAccents()
    {
        PeopleModel model;
        QAbstractItemModelTester tester(&model);
        model.setPeople({new Person("jan", "Jan Kowal"), new Person("rene", "René Éclair"),
                         new Person("mikael", "Mikael Øst"), new Person("clea", "Cléa Morel")});
        model.setFilter("ecl");
        QCOMPARE(names(model), QStringList{"rene"});
        model.setFilter("LE");
        QCOMPARE(names(model), QStringList{"clea"});
        model.setFilter("k");
        QCOMPARE(names(model), (QStringList{"jan", "mikael"})); // a word's beginning first
        model.setFilter("nobody");
        QCOMPARE(model.count(), 0);
        QCOMPARE(model.total(), 4);
        QVERIFY(!model.at(0));
    }

    void thousandsAreOnlySearched()
    {
        PeopleModel model;
        QList<Person *> people;
        for (int i = 0; i < 1000; ++i)
            people.append(new Person(QStringLiteral("user%1").arg(i), {}, {}, i));
        model.setPeople(people);
        QCOMPARE(model.count(), 7);
        QCOMPARE(names(model).first(), QStringLiteral("user999"));
        model.setFilter("user12");
        QCOMPARE(model.count(), 11);
    }

    void signedInFollows()
    {
        PeopleModel model;
        model.setSignedIn({QStringLiteral("bob")});
        model.setPeople({new Person("alice"), new Person("bob")});
        QVERIFY(model.find("bob")->signedIn());
        QSignalSpy changed(&model, &PeopleModel::dataChanged);
        model.setSignedIn({QStringLiteral("alice")});
        QCOMPARE(changed.count(), 1);
        QVERIFY(!model.find("bob")->signedIn());
        QVERIFY(model.find("alice")->signedIn());
    }

    void initialsAndColour()
    {
        QCOMPARE(Person("alice", "Alice Moreau").initials(), QStringLiteral("AM"));
        QCOMPARE(Person("alice").initials(), QStringLiteral("A"));
        QCOMPARE(Person("x", "  ").initials(), QString());
        QCOMPARE(Person("x", "édith maria piaf").initials(), QString::fromUtf8("ÉP"));
        const int colour = Person("alice").colourIndex();
        QVERIFY(colour >= 0 && colour < 6);
        QCOMPARE(Person("alice", "Other").colourIndex(), colour);
    }
};

QTEST_GUILESS_MAIN(PeopleModelTest)
#include "people_model_test.moc"
